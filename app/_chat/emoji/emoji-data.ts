// Made by scripts/emoji/make.mjs from gemoji 8.1.0 (MIT, © 2014 Titus Wormer) and emojilib 4.0.3
// (MIT, © 2014 Mu-An Chiou).

/**
 * Every emoji: a line with a # begins a group; the others hold the emoji, with a ~ where it takes skin tones, what it is called,
 * the names by which it is completed, and more words that find it.
 */
export const EMOJI_DATA = `
# Smileys & Emotion
😀|grinning face|grinning|smile happy joy grin smiley
😃|grinning face with big eyes|smiley|happy joy haha smile funny mouth open smiling
😄|grinning face with smiling eyes|smile|happy joy laugh pleased funny haha like eye grin mouth open smiley
😁|beaming face with smiling eyes|grin|happy smile joy kawaii eye grinning
😆|grinning squinting face|laughing satisfied|happy haha joy lol glad XD laugh big closed eyes grin mouth
😅|grinning face with sweat|sweat_smile|hot happy laugh smile relief cold exercise mouth open smiling
🤣|rolling on the floor laughing|rofl|lol face haha laugh rotfl
😂|face with tears of joy|joy|cry weep happy happytears haha crying laugh laughing lol tear
🙂|slightly smiling face|slightly_smiling_face|smile fine happy this
🙃|upside-down face|upside_down_face|flipped silly smile sarcasm
🫠|melting face|melting_face|sarcasm dread hot heat disappear dissolve liquid melt
😉|winking face|wink|flirt happy mischievous secret smile eye winky
😊|smiling face with smiling eyes|blush|proud smile happy flushed crush embarrassed shy joy eye smiley
😇|smiling face with halo|innocent|angel heaven fairy fantasy smile tale
🥰|smiling face with hearts|smiling_face_with_three_hearts|love like affection valentines infatuation crush adore eyes three
😍|smiling face with heart-eyes|heart_eyes|love crush like affection valentines infatuation heart eye shaped smile
🤩|star-struck|star_struck|eyes face smile starry grinning excited eyed wow
😘|face blowing a kiss|kissing_heart|flirt love like affection valentines infatuation blow heart kissing throwing
😗|kissing face|kissing|love like 3 valentines infatuation kiss duck kissy whistling
☺️|smiling face|relaxed|blush pleased massage happiness happy outlined smile smiley white
😚|kissing face with closed eyes|kissing_closed_eyes|love like affection valentines infatuation kiss eye kissy
😙|kissing face with smiling eyes|kissing_smiling_eyes|affection valentines infatuation kiss eye kissy smile whistle whistling
🥲|smiling face with tear|smiling_face_with_tear|sad cry pretend grateful happy proud relieved smile touched
😋|face savoring food|yum|tongue lick happy joy smile silly yummy nom delicious savouring goofy hungry
😛|face with tongue|stuck_out_tongue|prank childish playful mischievous smile cheeky out stuck
😜|winking face with tongue|stuck_out_tongue_winking_eye|prank silly childish playful mischievous smile wink crazy eye joke out stuck
🤪|zany face|zany_face|goofy wacky crazy excited eye eyes grinning large one small wild
😝|squinting face with tongue|stuck_out_tongue_closed_eyes|prank playful mischievous smile closed eye eyes horrible out stuck taste tightly
🤑|money-mouth face|money_mouth_face|rich dollar money eyes sign
🤗|smiling face with open hands|hugs|smile hug
🤭|face with hand over mouth|hand_over_mouth|quiet whoops shock surprise blushing covering eyes smiling
🫢|face with open eyes and hand over mouth|face_with_open_eyes_and_hand_over_mouth|gasp shock silence secret surprise amazement awe disbelief embarrass scared
🫣|face with peeking eye|face_with_peeking_eye|scared frightening embarrassing shy captivated peep stare
🤫|shushing face|shushing_face|silence quiet shhh closed covering finger hush lips shh shush
🤔|thinking face|thinking|hmmm think consider chin shade thinker throwing thumb
🫡|saluting face|saluting_face|respect salute ok sunny troops yes
🤐|zipper-mouth face|zipper_mouth_face|silence hush sealed zipper secret lips zip
🤨|face with raised eyebrow|raised_eyebrow|suspicious distrust scepticism disapproval disbelief surprise colbert mild one rock skeptic
😐|neutral face|neutral_face|meh indifference deadpan faced mouth straight
😑|expressionless face|expressionless|indifferent meh deadpan inexpressive mouth straight unexpressive
😶|face without mouth|no_mouth|mute silence blank mouthless no quiet silent
🫥|dotted line face|dotted_line_face|invisible lonely isolation depression depressed disappear hide introvert
😶‍🌫️|face in clouds|face_in_clouds|shower steam dream absentminded brain fog forgetful haze head impractical unrealistic
😏|smirking face|smirk|smug smile mean prank sarcasm flirting sexual suggestive
😒|unamused face|unamused|meh indifference bored serious sarcasm unimpressed skeptical dubious ugh dissatisfied unhappy
🙄|face with rolling eyes|roll_eyes|eyeroll frustrated eye roll
😬|grimacing face|grimacing|grimace teeth awkward eek nervous
😮‍💨|face exhaling|face_exhaling|relieve relief tired sigh exhale gasp groan whisper whistle
🤥|lying face|lying_face|liar lie pinocchio long nose
🫨|shaking face|shaking_face|shock dizzy blurry earthquake
😌|relieved face|relieved|whew relaxed phew massage happiness content pleased
😔|pensive face|pensive|sad depressed upset dejected sadface sorrowful
😪|sleepy face|sleepy|tired rest nap bubble side sleep snot tear
🤤|drooling face|drooling_face|drool
😴|sleeping face|sleeping|zzz tired sleepy night sleep snoring
😷|face with medical mask|mask|sick ill disease covid cold coronavirus doctor medicine surgical
🤒|face with thermometer|face_with_thermometer|sick temperature cold fever covid ill
🤕|face with head-bandage|face_with_head_bandage|hurt injured clumsy bandage bandaged injury
🤢|nauseated face|nauseated_face|sick barf disgusted vomit gross green ill disgust
🤮|face vomiting|vomiting_face|barf sick ill mouth open puke spew throwing up vomit
🤧|sneezing face|sneezing_face|achoo sick gesundheit sneeze allergy
🥵|hot face|hot_face|heat sweating feverish red overheated stroke
🥶|cold face|cold_face|freezing ice blue frozen frostbite icicles
🥴|woozy face|woozy_face|groggy dizzy intoxicated tipsy wavy drunk eyes mouth uneven
😵|face with crossed-out eyes|dizzy_face|spent unconscious xox dizzy cross crossed dead knocked out
😵‍💫|face with spiral eyes|face_with_spiral_eyes|sick ill confused nauseous nausea dizzy hypnotized trouble whoa
🤯|exploding head|exploding_head|mind blown face shocked blowing explosion mad
🤠|cowboy hat face|cowboy_hat_face|cowgirl
🥳|partying face|partying_face|celebration birthday woohoo hat horn party
🥸|disguised face|disguised_face|pretent brows glasses moustache disguise incognito nose
😎|smiling face with sunglasses|sunglasses|cool smile summer beach sunglass best bright eye eyewear friends glasses mutual
🤓|nerd face|nerd_face|geek glasses nerdy dork smiling
🧐|face with monocle|monocle_face|stuffy wealthy rich exploration inspection
😕|confused face|confused|indifference huh weird hmmm meh nonplussed puzzled s
🫤|face with diagonal mouth|face_with_diagonal_mouth|confused skeptic confuse frustrated indifferent disappointed meh skeptical unsure
😟|worried face|worried|nervous concern sad sadface
🙁|slightly frowning face|slightly_frowning_face|disappointed sad upset frown unhappy
☹️|frowning face|frowning_face|sad upset frown megafrown unhappy white
😮|face with open mouth|open_mouth|surprise impressed wow whoa surprised sympathy
😯|hushed face|hushed|silence speechless woo shh stunned surprise surprised
😲|astonished face|astonished|amazed gasp xox surprised poisoned gasping shocked totally
😳|flushed face|flushed|blush shy flattered blushing dazed embarrassed eyes open shame wide
🥺|pleading face|pleading_face|puppy eyes begging mercy cry tears sad grievance glossy simp
🥹|face holding back tears|face_holding_back_tears|gratitude touched cry angry proud resist sad
😦|frowning face with open mouth|frowning|aw what frown yawning
😧|anguished face|anguished|stunned nervous pained
😨|fearful face|fearful|scared shocked oops terrified nervous fear surprised
😰|anxious face with sweat|cold_sweat|nervous blue cold mouth open rushed
😥|sad but relieved face|disappointed_relieved|phew sweat nervous disappointed eyebrow whew
😢|crying face|cry|sad tear tears depressed upset
😭|loudly crying face|sob|sad cry bawling sobbing tears upset depressed tear
😱|face screaming in fear|scream|horror shocked munch scared omg alone fearful home
😖|confounded face|confounded|confused sick unwell oops mouth quivering scrunched
😣|persevering face|persevere|struggling sick no upset oops eyes helpless scrunched
😞|disappointed face|disappointed|sad upset depressed sadface
😓|downcast face with sweat|sweat|hot sad tired exercise cold hard work
😩|weary face|weary|tired sleepy sad frustrated upset distraught wailing
😫|tired face|tired_face|upset whine sick frustrated distraught exhausted fed up
🥱|yawning face|yawning_face|tired sleepy bored yawn
😤|face with steam from nose|triumph|smug gas phew proud pride airing frustrated grievances look mad steaming won
😡|enraged face|rage pout|angry mad hate despise grumpy red
😠|angry face|angry|mad annoyed frustrated anger grumpy
🤬|face with symbols on mouth|cursing_face|foul swearing cursing cussing profanity expletive covering grawlix over serious
😈|smiling face with horns|smiling_imp|devil evil fairy fantasy happy imp purple smile tale
👿|angry face with horns|imp|devil evil demon fairy fantasy goblin purple sad tale
💀|skull|skull|dead danger poison skeleton creepy death body face fairy grey halloween monster
☠️|skull and crossbones|skull_and_crossbones|danger pirate poison deadly scary death evil body face halloween monster
💩|pile of poo|hankey poop shit|crap shitface fail turd comic dirt dog dung face monster smiling bad
🤡|clown face|clown_face|mock
👹|ogre|japanese_ogre|monster red mask halloween scary creepy devil demon creature face fairy fantasy
👺|goblin|japanese_goblin|red evil mask monster scary creepy creature face fairy fantasy long nose
👻|ghost|ghost|halloween spooky scary creature disappear face fairy fantasy ghoul monster tale
👽|alien|alien|ufo UFO paul weird creature et extraterrestrial face fairy fantasy monster tale
👾|alien monster|space_invader|game retro arcade play creature extraterrestrial face fairy fantasy invader space tale
🤖|robot|robot|computer machine bot face monster
😺|grinning cat|smiley_cat|animal cats happy smile face mouth open smiley smiling
😸|grinning cat with smiling eyes|smile_cat|animal cats smile eye face grin happy
😹|cat with tears of joy|joy_cat|animal cats haha happy face laughing tear
😻|smiling cat with heart-eyes|heart_eyes_cat|animal love like affection cats valentines heart eye face shaped smile
😼|cat with wry smile|smirk_cat|animal cats smirk face ironic smirking
😽|kissing cat|kissing_cat|animal cats kiss closed eye eyes face
🙀|weary cat|scream_cat|horror animal cats munch scared scream face fear oh screaming surprised
😿|crying cat|crying_cat_face|sad tear animal tears weep cats upset cry face
😾|pouting cat|pouting_cat|animal cats face grumpy
🙈|see-no-evil monkey|see_no_evil|blind ignore animal nature haha covering eyes face forbidden gesture mizaru not
🙉|hear-no-evil monkey|hear_no_evil|deaf animal nature covering ears face forbidden gesture kikazaru not prohibited
🙊|speak-no-evil monkey|speak_no_evil|mute hush animal nature omg covering face forbidden gesture iwazaru mouth not
💌|love letter|love_letter|email envelope like affection valentines heart mail note romance
💘|heart with arrow|cupid|love like affection valentines lovestruck romance
💝|heart with ribbon|gift_heart|chocolates love valentines box chocolate gift valentine
💖|sparkling heart|sparkling_heart|love like affection valentines excited sparkle sparkly
💗|growing heart|heartpulse|like love affection valentines pink excited multiple nervous pulse triple
💓|beating heart|heartbeat|love like affection valentines pink alarm pulsating wifi
💞|revolving hearts|revolving_hearts|love like affection valentines heart two
💕|two hearts|two_hearts|love like affection valentines heart pink small
💟|heart decoration|heart_decoration|purple-square love like
❣️|heart exclamation|heavy_heart_exclamation|decoration love above an as dot heavy mark ornament punctuation red
💔|broken heart|broken_heart|sad sorry break heartbreak breaking brokenhearted
❤️‍🔥|heart on fire|heart_on_fire|passionate enthusiastic burn love lust sacred
❤️‍🩹|mending heart|mending_heart|bandage wounded bandaged healing healthier improving recovering recuperating unbroken well
❤️|red heart|heart|love like valentines black heavy
🩷|pink heart|pink_heart|valentines
🧡|orange heart|orange_heart|love like affection valentines
💛|yellow heart|yellow_heart|love like affection valentines bf gold snapchat
💚|green heart|green_heart|love like affection valentines nct
💙|blue heart|blue_heart|love like affection valentines brand neutral
🩵|light blue heart|light_blue_heart|ice
💜|purple heart|purple_heart|love like affection valentines bts emoji
🤎|brown heart|brown_heart|coffee
🖤|black heart|black_heart|evil dark wicked
🩶|grey heart|grey_heart|silver monochrome
🤍|white heart|white_heart|pure
💋|kiss mark|kiss|lipstick face lips love like affection valentines heart kissing romance
💯|hundred points|100|score perfect numbers century exam quiz test pass full keep symbol
💢|anger symbol|anger|angry mad comic pop sign vein
💥|collision|boom collision|explode bomb explosion blown bang comic impact red spark symbol break
💫|dizzy|dizzy|star sparkle shoot magic circle comic symbol animations transitions
💦|sweat droplets|sweat_drops|water workout drip oops comic drops plewds splashing symbol
💨|dashing away|dash|wind blow fast air shoo fart smoke puff comic gust running steam
🕳️|hole|hole|embarrassing
💬|speech balloon|speech_balloon|comment bubble words message talk chatting chat comic dialog text literals
👁️‍🗨️|eye in speech bubble|eye_speech_bubble|info am i witness
🗨️|left speech bubble|left_speech_bubble|words message talk chatting dialog
🗯️|right anger bubble|right_anger_bubble|caption speech thinking mad angry balloon zag zig
💭|thought balloon|thought_balloon|thinking bubble cloud speech dream comic
💤|ZZZ|zzz|sleeping sleepy tired dream bedtime boring comic sign sleep symbol
# People & Body
👋~|waving hand|wave|goodbye hands gesture solong farewell hello hi palm body sign
🤚~|raised back of hand|raised_back_of_hand|fingers backhand body
🖐️~|hand with fingers splayed|raised_hand_with_fingers_splayed|palm body finger five raised
✋~|raised hand|hand raised_hand|highfive stop fingers palm ban body five high
🖖~|vulcan salute|vulcan_salute|prosper spock hand fingers between body finger middle part raised ring split
🫱~|rightwards hand|rightwards_hand|palm offer right rightward
🫲~|leftwards hand|leftwards_hand|palm offer left leftward
🫳~|palm down hand|palm_down_hand|drop dismiss shoo
🫴~|palm up hand|palm_up_hand|lift offer demand beckon catch come
🫷~|leftwards pushing hand|leftwards_pushing_hand|highfive pressing stop
🫸~|rightwards pushing hand|rightwards_pushing_hand|highfive pressing stop
👌~|OK hand|ok_hand|fingers limbs perfect okay body sign
🤌~|pinched fingers|pinched_fingers|size tiny small che finger gesture hand interrogation ma purse sarcastic vuoi
🤏~|pinching hand|pinching_hand|tiny small size amount body little
✌️~|victory hand|v|peace fingers ohyeah two air body quotes sign
🤞~|crossed fingers|crossed_fingers|luck hopeful good lucky body cross finger hand index middle
🫰~|hand with index finger and thumb crossed|hand_with_index_finger_and_thumb_crossed|heart love money expensive snap
🤟~|love-you gesture|love_you_gesture|hand fingers body i ily sign
🤘~|sign of the horns|metal|hand fingers body devil finger heavy
🤙~|call me hand|call_me_hand|hands gesture shaka body phone sign
👈~|backhand index pointing left|point_left|direction fingers hand body finger point white
👉~|backhand index pointing right|point_right|fingers hand direction body finger point white
👆~|backhand index pointing up|point_up_2|fingers hand direction body finger middle point white
🖕~|middle finger|middle_finger fu|hand fingers rude flipping bird body dito extended medio reversed
👇~|backhand index pointing down|point_down|fingers hand direction body finger point white
☝️~|index pointing up|point_up|hand fingers direction body finger point secret white
🫵~|index pointing at the viewer|index_pointing_at_the_viewer|you recruit point
👍~|thumbs up|+1 thumbsup|approve ok yes awesome good agree accept cool hand like body sign
👎~|thumbs down|-1 thumbsdown|disapprove bury no dislike hand bad body sign thumb
✊~|raised fist|fist_raised fist|power fingers hand grasp body clenched pump punch
👊~|oncoming fist|fist_oncoming facepunch punch|attack angry violence hit hand body bro brofist bump clenched closed fisted
🤛~|left-facing fist|fist_left|hand fistbump body bump leftwards
🤜~|right-facing fist|fist_right|hand fistbump body bump rightwards
👏~|clapping hands|clap|praise applause congrats yay body golf hand round sign
🙌~|raising hands|raised_hands|hooray gesture yea celebration air arms banzai body both festivus hallelujah hand
🫶~|heart hands|heart_hands|love appreciation support
👐~|open hands|open_hands|fingers butterfly body hand hug jazz sign
🤲~|palms up together|palms_up_together|hands gesture cupped prayer body dua facing
🤝~|handshake|handshake|deal agreement shake hand hands meeting shaking
🙏~|folded hands|pray|please hope wish namaste highfive thanks appreciate ask body bow five gesture
✍️~|writing hand|writing_hand|stationery write compose body
💅~|nail polish|nail_care|beauty manicure finger fashion slay body cosmetics fingers nonchalant
🤳~|selfie|selfie|camera phone arm hand
💪~|flexed biceps|muscle|flex bicep strong workout arm hand summer body comic feats flexing muscles
🦾|mechanical arm|mechanical_arm|accessibility body prosthetic
🦿|mechanical leg|mechanical_leg|accessibility body prosthetic
🦵~|leg|leg|kick limb body
🦶~|foot|foot|kick stomp body
👂~|ear|ear|hear sound listen face body ears hearing listening nose
🦻~|ear with hearing aid|ear_with_hearing_aid|accessibility body hard
👃~|nose|nose|smell sniff body smelling sniffing stinky
🧠|brain|brain|smart intelligent body organ
🫀|anatomical heart|anatomical_heart|health heartbeat cardiology organ pulse
🫁|lungs|lungs|breathe breath exhalation inhalation organ respiration
🦷|tooth|tooth|teeth dentist body
🦴|bone|bone|skeleton body
👀|eyes|eyes|look see watch stalk peek body eye eyeballs face shifty wide
👁️|eye|eye|face look see watch stare body single
👅|tongue|tongue|taste mouth playful body out
👄|mouth|lips|kiss body kissing
🫦|biting lip|biting_lip|flirt sexy pain worry anxious fear flirting nervous uncomfortable worried
👶~|baby|baby|child newborn boy girl toddler young
🧒~|child|child|gender-neutral young boy gender girl inclusive neutral person unspecified
👦~|boy|boy|child man male guy teenager young
👧~|girl|girl|child female woman teenager maiden virgin virgo young zodiac
🧑~|person|adult|gender-neutral female gender inclusive male man men neutral unspecified woman women
👱~|person: blond hair|blond_haired_person|hairstyle blonde haired man
👨~|man|man|mustache father dad guy classy sir moustache adult male men
🧔~|person: beard|bearded_person|person bewhiskered bearded
🧔‍♂️~|man: beard|man_beard|bearded bewhiskered male men
🧔‍♀️~|woman: beard|woman_beard|bearded bewhiskered female women
👨‍🦰~|man: red hair|red_haired_man|hairstyle adult ginger haired male men redhead
👨‍🦱~|man: curly hair|curly_haired_man|hairstyle adult haired male men
👨‍🦳~|man: white hair|white_haired_man|old elder adult haired male men
👨‍🦲~|man: bald|bald_man|hairless adult hair male men no
👩~|woman|woman|girls female lady adult women yellow
👩‍🦰~|woman: red hair|red_haired_woman|hairstyle adult female ginger haired redhead women
🧑‍🦰~|person: red hair|person_red_hair|hairstyle adult gender haired unspecified
👩‍🦱~|woman: curly hair|curly_haired_woman|hairstyle adult female haired women
🧑‍🦱~|person: curly hair|person_curly_hair|hairstyle adult gender haired unspecified
👩‍🦳~|woman: white hair|white_haired_woman|old elder adult female haired women
🧑‍🦳~|person: white hair|person_white_hair|elder old adult gender haired unspecified
👩‍🦲~|woman: bald|bald_woman|hairless adult female hair no women
🧑‍🦲~|person: bald|person_bald|hairless adult gender hair no unspecified
👱‍♀️~|woman: blond hair|blond_haired_woman blonde_woman|woman female girl blonde person haired women
👱‍♂️~|man: blond hair|blond_haired_man|man male boy blonde guy person haired men
🧓~|older person|older_adult|human elder senior gender-neutral adult female gender male man men neutral old
👴~|old man|older_man|human male men elder senior adult elderly grandpa older
👵~|old woman|older_woman|human female women lady elder senior adult elderly grandma nanna older
🙍~|person frowning|frowning_person|worried frown gesture sad woman
🙍‍♂️~|man frowning|frowning_man|male boy sad depressed discouraged unhappy frown gesture men
🙍‍♀️~|woman frowning|frowning_woman|female girl sad depressed discouraged unhappy frown gesture women
🙎~|person pouting|pouting_face|upset blank face fed gesture look up
🙎‍♂️~|man pouting|pouting_man|male boy gesture men
🙎‍♀️~|woman pouting|pouting_woman|female girl gesture women
🙅~|person gesturing NO|no_good|stop halt denied decline arms deal face forbidden gesture good hand not
🙅‍♂️~|man gesturing NO|no_good_man ng_man|stop halt denied male boy nope forbidden gesture good hand men ng
🙅‍♀️~|woman gesturing NO|no_good_woman ng_woman|stop halt denied female girl nope forbidden gesture good hand ng not
🙆~|person gesturing OK|ok_person|agree ballerina face gesture hand hands head
🙆‍♂️~|man gesturing OK|ok_man|men boy male blue human gesture hand
🙆‍♀️~|woman gesturing OK|ok_woman|women girl female pink human gesture hand
💁~|person tipping hand|tipping_hand_person information_desk_person|information attendant bellhop concierge desk female flick girl hair help sassy woman
💁‍♂️~|man tipping hand|tipping_hand_man sassy_man|information male boy human desk help men sassy
💁‍♀️~|woman tipping hand|tipping_hand_woman sassy_woman|information female girl human desk help sassy women
🙋~|person raising hand|raising_hand|question answering gesture happy one raised up
🙋‍♂️~|man raising hand|raising_hand_man|male boy gesture happy men one raised
🙋‍♀️~|woman raising hand|raising_hand_woman|female girl gesture happy one raised women
🧏~|deaf person|deaf_person|accessibility ear hear
🧏‍♂️~|deaf man|deaf_man|accessibility male men
🧏‍♀️~|deaf woman|deaf_woman|accessibility female women
🙇~|person bowing|bow|respect thanks respectiful apology boy cute deeply dogeza gesture man massage sorry
🙇‍♂️~|man bowing|bowing_man|respect thanks male boy apology bow deeply favor gesture men sorry
🙇‍♀️~|woman bowing|bowing_woman|respect thanks female girl apology bow deeply favor gesture sorry women
🤦~|person facepalming|facepalm|disappointed disbelief exasperation face head hitting palm picard smh
🤦‍♂️~|man facepalming|man_facepalming|male boy disbelief exasperation face facepalm men palm
🤦‍♀️~|woman facepalming|woman_facepalming|female girl disbelief exasperation face facepalm palm women
🤷~|person shrugging|shrug|regardless doubt ignorance indifference shruggie
🤷‍♂️~|man shrugging|man_shrugging|male boy confused indifferent doubt ignorance indifference men shrug
🤷‍♀️~|woman shrugging|woman_shrugging|female girl confused indifferent doubt ignorance indifference shrug women
🧑‍⚕️~|health worker|health_worker|hospital dentist doctor healthcare md nurse physician professional therapist
👨‍⚕️~|man health worker|man_health_worker|doctor nurse therapist healthcare human dentist male md men physician professional
👩‍⚕️~|woman health worker|woman_health_worker|doctor nurse therapist healthcare human dentist female md physician professional women
🧑‍🎓~|student|student|learn education graduate pupil school
👨‍🎓~|man student|man_student|graduation graduate human education male men pupil school
👩‍🎓~|woman student|woman_student|graduation graduate human education female pupil school women
🧑‍🏫~|teacher|teacher|professor education educator instructor
👨‍🏫~|man teacher|man_teacher|school professor instructor human education educator male men
👩‍🏫~|woman teacher|woman_teacher|school professor instructor human education educator female women
🧑‍⚖️~|judge|judge|law court justice scales
👨‍⚖️~|man judge|man_judge|justice court human law male men scales
👩‍⚖️~|woman judge|woman_judge|justice court human female law scales women
🧑‍🌾~|farmer|farmer|crops farm farming gardener rancher worker
👨‍🌾~|man farmer|man_farmer|rancher gardener human farm farming male men worker
👩‍🌾~|woman farmer|woman_farmer|rancher gardener human farm farming female women worker
🧑‍🍳~|cook|cook|food kitchen culinary chef cooking service
👨‍🍳~|man cook|man_cook|chef human cooking food male men service
👩‍🍳~|woman cook|woman_cook|chef human cooking female food service women
🧑‍🔧~|mechanic|mechanic|worker technician electrician person plumber repair tradesperson
👨‍🔧~|man mechanic|man_mechanic|plumber human wrench electrician male men person repair tradesperson
👩‍🔧~|woman mechanic|woman_mechanic|plumber human wrench electrician female person repair tradesperson women
🧑‍🏭~|factory worker|factory_worker|labor assembly industrial welder
👨‍🏭~|man factory worker|man_factory_worker|assembly industrial human male men welder
👩‍🏭~|woman factory worker|woman_factory_worker|assembly industrial human female welder women
🧑‍💼~|office worker|office_worker|business accountant adviser analyst architect banker clerk manager
👨‍💼~|man office worker|man_office_worker|business manager human accountant adviser analyst architect banker businessman ceo clerk male
👩‍💼~|woman office worker|woman_office_worker|business manager human accountant adviser analyst architect banker businesswoman ceo clerk female
🧑‍🔬~|scientist|scientist|chemistry biologist chemist engineer lab mathematician physicist technician
👨‍🔬~|man scientist|man_scientist|research biologist chemist engineer physicist human lab male mathematician men technician
👩‍🔬~|woman scientist|woman_scientist|research biologist chemist engineer physicist human female lab mathematician technician women
🧑‍💻~|technologist|technologist|computer coder engineer laptop software technology developer
👨‍💻~|man technologist|man_technologist|coder developer engineer programmer software human laptop computer blogger male men technology
👩‍💻~|woman technologist|woman_technologist|coder developer engineer programmer software human laptop computer blogger female technology women
🧑‍🎤~|singer|singer|song artist performer actor entertainer music musician rock rocker rockstar star
👨‍🎤~|man singer|man_singer|rockstar entertainer human actor aladdin bowie male men music musician rock rocker
👩‍🎤~|woman singer|woman_singer|rockstar entertainer human actor female music musician rock rocker star women
🧑‍🎨~|artist|artist|painting draw creativity art paint painter palette
👨‍🎨~|man artist|man_artist|painter human art male men paint palette
👩‍🎨~|woman artist|woman_artist|painter human art female paint palette women
🧑‍✈️~|pilot|pilot|fly plane airplane aviation aviator
👨‍✈️~|man pilot|man_pilot|aviator plane human airplane aviation male men
👩‍✈️~|woman pilot|woman_pilot|aviator plane human airplane aviation female women
🧑‍🚀~|astronaut|astronaut|outerspace moon planets rocket space stars
👨‍🚀~|man astronaut|man_astronaut|space rocket human cosmonaut male men moon planets stars
👩‍🚀~|woman astronaut|woman_astronaut|space rocket human cosmonaut female moon planets stars women
🧑‍🚒~|firefighter|firefighter|fire firetruck
👨‍🚒~|man firefighter|man_firefighter|fireman human fire firetruck male men
👩‍🚒~|woman firefighter|woman_firefighter|fireman human female fire firetruck women
👮~|police officer|police_officer cop|law policeman policewoman
👮‍♂️~|man police officer|policeman|law cop legal enforcement arrest 911 male men
👮‍♀️~|woman police officer|policewoman|law cop legal enforcement arrest 911 female women
🕵️~|detective|detective|sleuth human spy eye or private
🕵️‍♂️~|man detective|male_detective|sleuth crime male men spy
🕵️‍♀️~|woman detective|female_detective|sleuth human spy female women
💂~|guard|guard|protect british guardsman
💂‍♂️~|man guard|guardsman|uk gb british male guy royal men
💂‍♀️~|woman guard|guardswoman|uk gb british female royal guardsman women
🥷~|ninja|ninja|ninjutsu skills japanese fighter hidden stealth
👷~|construction worker|construction_worker|helmet labor build builder face hard hat safety
👷‍♂️~|man construction worker|construction_worker_man|helmet male human wip guy build labor men
👷‍♀️~|woman construction worker|construction_worker_woman|helmet female human wip build labor women
🫅~|person with crown|person_with_crown|royalty power monarch noble regal
🤴~|prince|prince|crown royal boy man male king fairy fantasy men tale
👸~|princess|princess|crown royal girl woman female blond queen blonde fairy fantasy tale tiara
👳~|person wearing turban|person_with_turban|headdress arab man muslim sikh
👳‍♂️~|man wearing turban|man_with_turban|male indian hinduism arabs men
👳‍♀️~|woman wearing turban|woman_with_turban|female indian hinduism arabs women
👲~|person with skullcap|man_with_gua_pi_mao|male boy chinese asian cap gua hat mao pi
🧕~|woman with headscarf|woman_with_headscarf|hijab female mantilla tichel
🤵~|person in tuxedo|person_in_tuxedo|groom marriage wedding couple male men suit
🤵‍♂️~|man in tuxedo|man_in_tuxedo|formal fashion groom male men person suit wedding
🤵‍♀️~|woman in tuxedo|woman_in_tuxedo|formal fashion female wedding women
👰~|person with veil|person_with_veil|marriage wedding couple woman bride
👰‍♂️~|man with veil|man_with_veil|wedding marriage bride male men
👰‍♀️~|woman with veil|woman_with_veil bride_with_veil|wedding marriage bride female women
🤰~|pregnant woman|pregnant_woman|baby female pregnancy women
🫃~|pregnant man|pregnant_man|baby belly bloated full
🫄~|pregnant person|pregnant_person|baby belly bloated full
🤱~|breast-feeding|breast_feeding|nursing baby breastfeeding child female infant milk mother woman women
👩‍🍼~|woman feeding baby|woman_feeding_baby|birth food bottle child female infant milk nursing women
👨‍🍼~|man feeding baby|man_feeding_baby|birth food bottle child infant male men milk nursing
🧑‍🍼~|person feeding baby|person_feeding_baby|birth food bottle child infant milk nursing
👼~|baby angel|angel|heaven wings halo cherub cupid face fairy fantasy putto tale
🎅~|Santa Claus|santa|christmas festival man male xmas activity celebration men nicholas saint sinterklaas
🤶~|Mrs. Claus|mrs_claus|santa woman female xmas activity celebration women
🧑‍🎄~|mx claus|mx_claus|christmas activity celebration santa
🦸~|superhero|superhero|marvel fantasy good hero heroine superpower superpowers
🦸‍♂️~|man superhero|superhero_man|male good hero superpowers fantasy men superpower
🦸‍♀️~|woman superhero|superhero_woman|female good heroine superpowers fantasy hero superpower women
🦹~|supervillain|supervillain|marvel bad criminal evil fantasy superpower superpowers villain
🦹‍♂️~|man supervillain|supervillain_man|male evil bad criminal hero superpowers fantasy men superpower villain
🦹‍♀️~|woman supervillain|supervillain_woman|female evil bad criminal heroine superpowers fantasy superpower villain women
🧙~|mage|mage|wizard magic fantasy sorcerer sorceress witch
🧙‍♂️~|man mage|mage_man|wizard male sorcerer fantasy men
🧙‍♀️~|woman mage|mage_woman|wizard female witch fantasy sorceress women
🧚~|fairy|fairy|wings magical fantasy oberon puck titania
🧚‍♂️~|man fairy|fairy_man|male fantasy men oberon puck
🧚‍♀️~|woman fairy|fairy_woman|female fantasy titania wings women
🧛~|vampire|vampire|blood twilight dracula fantasy undead
🧛‍♂️~|man vampire|vampire_man|male dracula fantasy men undead
🧛‍♀️~|woman vampire|vampire_woman|female fantasy undead unded women
🧜~|merperson|merperson|sea fantasy merboy mergirl mermaid merman merwoman
🧜‍♂️~|merman|merman|man male triton fantasy men mermaid
🧜‍♀️~|mermaid|mermaid|woman female merwoman ariel fantasy women
🧝~|elf|elf|magical ears fantasy legolas pointed
🧝‍♂️~|man elf|elf_man|male ears fantasy magical men pointed
🧝‍♀️~|woman elf|elf_woman|female ears fantasy magical pointed women
🧞|genie|genie|magical wishes djinn djinni fantasy jinni
🧞‍♂️|man genie|genie_man|male djinn fantasy men
🧞‍♀️|woman genie|genie_woman|female djinn fantasy women
🧟|zombie|zombie|dead fantasy undead walking
🧟‍♂️|man zombie|zombie_man|male dracula undead fantasy men
🧟‍♀️|woman zombie|zombie_woman|female undead fantasy women
🧌|troll|troll|mystical monster fairy fantasy tale shrek
💆~|person getting massage|massage|spa relax face head massaging salon
💆‍♂️~|man getting massage|massage_man|spa male boy head face men salon
💆‍♀️~|woman getting massage|massage_woman|spa female girl head face salon women
💇~|person getting haircut|haircut|beauty hairstyle barber cutting hair hairdresser parlor
💇‍♂️~|man getting haircut|haircut_man|male boy barber beauty men parlor
💇‍♀️~|woman getting haircut|haircut_woman|female girl barber beauty parlor women
🚶~|person walking|walking|move hike pedestrian walk walker
🚶‍♂️~|man walking|walking_man|human feet steps hike male men pedestrian walk
🚶‍♀️~|woman walking|walking_woman|human feet steps female hike pedestrian walk women
🧍~|person standing|standing_person|still stand
🧍‍♂️~|man standing|standing_man|still male men stand
🧍‍♀️~|woman standing|standing_woman|still female stand women
🧎~|person kneeling|kneeling_person|pray respectful kneel
🧎‍♂️~|man kneeling|kneeling_man|pray respectful kneel male men
🧎‍♀️~|woman kneeling|kneeling_woman|respectful pray female kneel women
🧑‍🦯~|person with white cane|person_with_probing_cane|blind accessibility
👨‍🦯~|man with white cane|man_with_probing_cane|blind accessibility male men
👩‍🦯~|woman with white cane|woman_with_probing_cane|blind accessibility female women
🧑‍🦼~|person in motorized wheelchair|person_in_motorized_wheelchair|disability accessibility
👨‍🦼~|man in motorized wheelchair|man_in_motorized_wheelchair|disability accessibility male men
👩‍🦼~|woman in motorized wheelchair|woman_in_motorized_wheelchair|disability accessibility female women
🧑‍🦽~|person in manual wheelchair|person_in_manual_wheelchair|disability accessibility
👨‍🦽~|man in manual wheelchair|man_in_manual_wheelchair|disability accessibility male men
👩‍🦽~|woman in manual wheelchair|woman_in_manual_wheelchair|disability accessibility female women
🏃~|person running|runner running|exercise workout marathon move jogging run
🏃‍♂️~|man running|running_man|exercise workout marathon walking race male men racing runner
🏃‍♀️~|woman running|running_woman|exercise workout marathon walking race female boy racing runner women
💃~|woman dancing|woman_dancing dancer|dress female girl fun dance red salsa women
🕺~|man dancing|man_dancing|dancer male boy fun dance disco men
🕴️~|person in suit levitating|business_suit_levitating|business levitate hover jump boy hovering jabsco male men rude walt
👯|people with bunny ears|dancers|perform costume dancer dancing ear partying wearing women
👯‍♂️|men with bunny ears|dancing_men|male boys dancer dancing ear man partying wearing
👯‍♀️|women with bunny ears|dancing_women|female girls dancer dancing ear partying people wearing
🧖~|person in steamy room|sauna_person|relax spa hamam sauna steam steambath
🧖‍♂️~|man in steamy room|sauna_man|male spa steamroom sauna hamam men steam steambath
🧖‍♀️~|woman in steamy room|sauna_woman|female spa steamroom sauna hamam steam steambath women
🧗~|person climbing|climbing|bouldering sport climber rock
🧗‍♂️~|man climbing|climbing_man|bouldering sports hobby male rock climber men
🧗‍♀️~|woman climbing|climbing_woman|bouldering sports hobby female rock climber women
🤺|person fencing|person_fencing|sports sword fencer
🏇~|horse racing|horse_racing|animal betting competition gambling luck jockey race racehorse
⛷️|skier|skier|sports winter snow ski
🏂~|snowboarder|snowboarder|sports winter ski snow snowboard snowboarding
🏌️~|person golfing|golfing|sports business ball club golf golfer
🏌️‍♂️~|man golfing|golfing_man|sport ball golf golfer male men
🏌️‍♀️~|woman golfing|golfing_woman|sports business female ball golf golfer women
🏄~|person surfing|surfer|sport sea surf
🏄‍♂️~|man surfing|surfing_man|sports ocean sea summer beach male men surfer
🏄‍♀️~|woman surfing|surfing_woman|sports ocean sea summer beach female surfer women
🚣~|person rowing boat|rowboat|sport move paddles vehicle
🚣‍♂️~|man rowing boat|rowing_man|sports hobby water ship male men rowboat vehicle
🚣‍♀️~|woman rowing boat|rowing_woman|sports hobby water ship female rowboat vehicle women
🏊~|person swimming|swimmer|sport pool swim
🏊‍♂️~|man swimming|swimming_man|sports exercise human athlete water summer male men swim swimmer
🏊‍♀️~|woman swimming|swimming_woman|sports exercise human athlete water summer female swim swimmer women
⛹️~|person bouncing ball|bouncing_ball_person|basketball sports human player
⛹️‍♂️~|man bouncing ball|bouncing_ball_man basketball_man|sport basketball male men player
⛹️‍♀️~|woman bouncing ball|bouncing_ball_woman basketball_woman|sports human female basketball player women
🏋️~|person lifting weights|weight_lifting|gym workout sports training exercise bodybuilder lifter weight weightlifter
🏋️‍♂️~|man lifting weights|weight_lifting_man|gym workout sport lifter male men weight weightlifter
🏋️‍♀️~|woman lifting weights|weight_lifting_woman|gym workout sports training exercise female lifter weight weightlifter women
🚴~|person biking|bicyclist|bicycle bike cyclist sport move
🚴‍♂️~|man biking|biking_man|bicycle bike cyclist sports exercise hipster bicyclist male men
🚴‍♀️~|woman biking|biking_woman|bicycle bike cyclist sports exercise hipster female bicyclist women
🚵~|person mountain biking|mountain_bicyclist|bicycle bike cyclist sport move bicyclist biker
🚵‍♂️~|man mountain biking|mountain_biking_man|bicycle bike cyclist transportation sports human race bicyclist biker male men
🚵‍♀️~|woman mountain biking|mountain_biking_woman|bicycle bike cyclist transportation sports human race female bicyclist biker women
🤸~|person cartwheeling|cartwheeling|sport gymnastic cartwheel doing gymnast gymnastics
🤸‍♂️~|man cartwheeling|man_cartwheeling|gymnastics cartwheel doing male men
🤸‍♀️~|woman cartwheeling|woman_cartwheeling|gymnastics cartwheel doing female women
🤼|people wrestling|wrestling|sport wrestle wrestler wrestlers
🤼‍♂️|men wrestling|men_wrestling|sports wrestlers male man wrestle wrestler
🤼‍♀️|women wrestling|women_wrestling|sports wrestlers female woman wrestle wrestler
🤽~|person playing water polo|water_polo|sport
🤽‍♂️~|man playing water polo|man_playing_water_polo|sports pool male men
🤽‍♀️~|woman playing water polo|woman_playing_water_polo|sports pool female women
🤾~|person playing handball|handball_person|sport ball
🤾‍♂️~|man playing handball|man_playing_handball|sports ball male men
🤾‍♀️~|woman playing handball|woman_playing_handball|sports ball female women
🤹~|person juggling|juggling_person|performance balance juggle juggler multitask skill
🤹‍♂️~|man juggling|man_juggling|juggle balance skill multitask juggler male men
🤹‍♀️~|woman juggling|woman_juggling|juggle balance skill multitask female juggler women
🧘~|person in lotus position|lotus_position|meditation meditate serenity yoga
🧘‍♂️~|man in lotus position|lotus_position_man|meditation male yoga serenity zen mindfulness men
🧘‍♀️~|woman in lotus position|lotus_position_woman|meditation female yoga serenity zen mindfulness women
🛀~|person taking bath|bath|shower clean bathroom bathing bathtub hot
🛌~|person in bed|sleeping_bed|rest accommodation hotel sleep sleeping
🧑‍🤝‍🧑~|people holding hands|people_holding_hands|couple date friendship gender hand hold inclusive neutral nonconforming
👭~|women holding hands|two_women_holding_hands|couple date pair friendship love like female people human hand hold lesbian
👫~|woman and man holding hands|couple|date pair people human love dating like affection valentines marriage female hand
👬~|men holding hands|two_men_holding_hands|couple date pair love like bromance friendship people human gay hand hold
💏~|kiss|couplekiss|pair valentines love like dating marriage couple female gender heart kissing male
👩‍❤️‍💋‍👨~|kiss: woman, man|couplekiss_man_woman|love couple couplekiss female heart kissing male men romance women
👨‍❤️‍💋‍👨~|kiss: man, man|couplekiss_man_man|pair valentines love like dating marriage couple couplekiss gay heart kissing lgbt
👩‍❤️‍💋‍👩~|kiss: woman, woman|couplekiss_woman_woman|pair valentines love like dating marriage couple couplekiss female heart kissing lesbian
💑~|couple with heart|couple_with_heart|pair love like affection human dating valentines marriage female gender loving male
👩‍❤️‍👨~|couple with heart: woman, man|couple_with_heart_woman_man|love female male men romance women
👨‍❤️‍👨~|couple with heart: man, man|couple_with_heart_man_man|pair love like affection human dating valentines marriage gay lgbt male men
👩‍❤️‍👩~|couple with heart: woman, woman|couple_with_heart_woman_woman|pair love like affection human dating valentines marriage female lesbian lgbt pride
👪|family|family|home parents child mom dad father mother people human boy female male
👨‍👩‍👦|family: man, woman, boy|family_man_woman_boy|love father mother son
👨‍👩‍👧|family: man, woman, girl|family_man_woman_girl|home parents people human child daughter father female male men mother women
👨‍👩‍👧‍👦|family: man, woman, girl, boy|family_man_woman_girl_boy|home parents people human children child daughter father female male men mother
👨‍👩‍👦‍👦|family: man, woman, boy, boy|family_man_woman_boy_boy|home parents people human children child father female male men mother sons
👨‍👩‍👧‍👧|family: man, woman, girl, girl|family_man_woman_girl_girl|home parents people human children child daughters father female male men mother
👨‍👨‍👦|family: man, man, boy|family_man_man_boy|home parents people human children child father fathers gay lgbt male men
👨‍👨‍👧|family: man, man, girl|family_man_man_girl|home parents people human children child daughter father fathers gay lgbt male
👨‍👨‍👧‍👦|family: man, man, girl, boy|family_man_man_girl_boy|home parents people human children child daughter father fathers gay lgbt male
👨‍👨‍👦‍👦|family: man, man, boy, boy|family_man_man_boy_boy|home parents people human children child father fathers gay lgbt male men
👨‍👨‍👧‍👧|family: man, man, girl, girl|family_man_man_girl_girl|home parents people human children child daughters father fathers gay lgbt male
👩‍👩‍👦|family: woman, woman, boy|family_woman_woman_boy|home parents people human children child female lesbian lgbt mother mothers pride
👩‍👩‍👧|family: woman, woman, girl|family_woman_woman_girl|home parents people human children child daughter female lesbian lgbt mother mothers
👩‍👩‍👧‍👦|family: woman, woman, girl, boy|family_woman_woman_girl_boy|home parents people human children child daughter female lesbian lgbt mother mothers
👩‍👩‍👦‍👦|family: woman, woman, boy, boy|family_woman_woman_boy_boy|home parents people human children child female lesbian lgbt mother mothers pride
👩‍👩‍👧‍👧|family: woman, woman, girl, girl|family_woman_woman_girl_girl|home parents people human children child daughters female lesbian lgbt mother mothers
👨‍👦|family: man, boy|family_man_boy|home parent people human child father male men son
👨‍👦‍👦|family: man, boy, boy|family_man_boy_boy|home parent people human children child father male men sons two
👨‍👧|family: man, girl|family_man_girl|home parent people human child daughter father female male
👨‍👧‍👦|family: man, girl, boy|family_man_girl_boy|home parent people human children child daughter father male men son
👨‍👧‍👧|family: man, girl, girl|family_man_girl_girl|home parent people human children child daughters father female male two
👩‍👦|family: woman, boy|family_woman_boy|home parent people human child female mother son women
👩‍👦‍👦|family: woman, boy, boy|family_woman_boy_boy|home parent people human children child female mother sons two women
👩‍👧|family: woman, girl|family_woman_girl|home parent people human child daughter female mother women
👩‍👧‍👦|family: woman, girl, boy|family_woman_girl_boy|home parent people human children child daughter female male mother son
👩‍👧‍👧|family: woman, girl, girl|family_woman_girl_girl|home parent people human children child daughters female mother two women
🗣️|speaking head|speaking_head|user person human sing say talk face mansplaining shout shouting silhouette speak
👤|bust in silhouette|bust_in_silhouette|user person human shadow
👥|busts in silhouette|busts_in_silhouette|users group team user person human bust people shadows silhouettes two contributors
🫂|people hugging|people_hugging|care goodbye hello hug thanks
👣|footprints|footprints|feet tracks tracking walking beach body clothing footprint footsteps print
# Animals & Nature
🐵|monkey face|monkey_face|animal nature circus head
🐒|monkey|monkey|animal nature banana circus cheeky
🦍|gorilla|gorilla|animal nature circus
🦧|orangutan|orangutan|animal ape
🐶|dog face|dog|pet animal friend nature woof puppy faithful
🐕|dog|dog2|animal nature friend doge pet faithful doggo
🦮|guide dog|guide_dog|animal blind accessibility eye seeing
🐕‍🦺|service dog|service_dog|blind animal accessibility assistance
🐩|poodle|poodle|dog animal 101 nature pet miniature standard toy
🐺|wolf|wolf|animal nature wild face
🦊|fox|fox_face|animal nature face
🦝|raccoon|raccoon|animal nature curious face sly
🐱|cat face|cat|pet animal meow nature kitten kitty
🐈|cat|cat2|animal meow pet cats domestic feline housecat
🐈‍⬛|black cat|black_cat|superstition luck halloween pet unlucky
🦁|lion|lion|animal nature face leo zodiac
🐯|tiger face|tiger|animal cat danger wild nature roar cute
🐅|tiger|tiger2|animal nature roar bengal
🐆|leopard|leopard|animal nature african jaguar
🐴|horse face|horse|animal brown nature head
🫎|moose|moose|canada sweden sven cool
🫏|donkey|donkey|mule eeyore
🐎|horse|racehorse|speed animal gamble luck equestrian galloping racing
🦄|unicorn|unicorn|animal nature mystical face
🦓|zebra|zebra|animal nature stripes safari face stripe
🦌|deer|deer|animal nature horns venison buck reindeer stag
🦬|bison|bison|ox buffalo herd wisent
🐮|cow face|cow|beef ox animal nature moo milk happy
🐂|ox|ox|animal cow beef bull bullock oxen steer taurus zodiac
🐃|water buffalo|water_buffalo|animal nature ox cow domestic
🐄|cow|cow2|beef ox animal nature moo milk dairy
🐷|pig face|pig|animal oink nature head
🐖|pig|pig2|animal nature hog sow
🐗|boar|boar|animal nature pig warthog wild
🐽|pig nose|pig_nose|animal oink face snout
🐏|ram|ram|animal sheep nature aries male zodiac
🐑|ewe|sheep|animal nature wool shipit female lamb
🐐|goat|goat|animal nature capricorn zodiac
🐪|camel|dromedary_camel|desert animal hot hump arabian bump dromedary one
🐫|two-hump camel|camel|animal nature hot desert hump asian bactrian bump
🦙|llama|llama|animal nature alpaca guanaco vicuña wool
🦒|giraffe|giraffe|animal nature spots safari face
🐘|elephant|elephant|animal nature nose th circus
🦣|mammoth|mammoth|elephant tusks extinct extinction large tusk woolly
🦏|rhinoceros|rhinoceros|animal nature horn rhino
🦛|hippopotamus|hippopotamus|animal nature hippo
🐭|mouse face|mouse|animal nature rodent
🐁|mouse|mouse2|animal nature rodent dormouse mice
🐀|rat|rat|animal mouse rodent
🐹|hamster|hamster|pet animal nature face
🐰|rabbit face|rabbit|bunny animal nature pet spring magic easter
🐇|rabbit|rabbit2|animal nature pet magic spring bunny
🐿️|chipmunk|chipmunk|animal nature rodent squirrel
🦫|beaver|beaver|animal rodent dam
🦔|hedgehog|hedgehog|animal nature spiny face
🦇|bat|bat|animal nature blind vampire batman
🐻|bear|bear|animal nature wild face teddy
🐻‍❄️|polar bear|polar_bear|animal arctic face white
🐨|koala|koala|animal nature bear face marsupial
🐼|panda|panda_face|animal nature face
🦥|sloth|sloth|animal lazy slow
🦦|otter|otter|animal fishing playful
🦨|skunk|skunk|animal smelly stink
🦘|kangaroo|kangaroo|animal nature australia joey hop marsupial jump roo
🦡|badger|badger|animal nature honey pester
🐾|paw prints|feet paw_prints|animal tracking footprints dog cat pet kitten print puppy
🦃|turkey|turkey|thanksgiving animal bird wild
🐔|chicken|chicken|animal cluck nature bird hen
🐓|rooster|rooster|animal nature chicken bird cock cockerel
🐣|hatching chick|hatching_chick|animal chicken egg born baby bird
🐤|baby chick|baby_chick|animal chicken bird yellow
🐥|front-facing baby chick|hatched_chick|animal chicken bird hatched standing
🐦|bird|bird|animal nature fly tweet spring
🐧|penguin|penguin|animal nature bird
🕊️|dove|dove|peace animal bird fly
🦅|eagle|eagle|animal nature bird bald
🦆|duck|duck|animal nature bird mallard
🦢|swan|swan|animal nature bird cygnet duckling ugly
🦉|owl|owl|animal nature bird hoot wise
🦤|dodo|dodo|animal bird extinct extinction large mauritius obsolete
🪶|feather|feather|bird fly flight light plumage
🦩|flamingo|flamingo|animal flamboyant tropical
🦚|peacock|peacock|animal nature peahen bird ostentatious proud
🦜|parrot|parrot|animal nature bird pirate talk
🪽|wing|wing|fly angel birds flying
🐦‍⬛|black bird|black_bird|crow
🪿|goose|goose|honk silly jemima goosebumps
🐸|frog|frog|animal nature croak toad face
🐊|crocodile|crocodile|animal nature reptile lizard alligator croc
🐢|turtle|turtle|slow animal nature tortoise terrapin
🦎|lizard|lizard|animal nature reptile gecko
🐍|snake|snake|animal evil nature hiss python bearer ophiuchus serpent zodiac
🐲|dragon face|dragon_face|animal myth nature chinese green fairy head tale
🐉|dragon|dragon|animal myth nature chinese green fairy tale
🦕|sauropod|sauropod|dinosaur animal nature brachiosaurus brontosaurus diplodocus extinct
🦖|T-Rex|t-rex|dinosaur animal nature tyrannosaurus extinct trex
🐳|spouting whale|whale|sea animal nature ocean cute face
🐋|whale|whale2|animal nature sea ocean
🐬|dolphin|dolphin flipper|animal nature fish sea ocean fins beach
🦭|seal|seal|animal creature sea lion
🐟|fish|fish|animal food nature freshwater pisces zodiac
🐠|tropical fish|tropical_fish|animal swim ocean beach nemo blue yellow
🐡|blowfish|blowfish|animal nature food sea ocean fish fugu pufferfish
🦈|shark|shark|animal nature fish sea ocean jaws fins beach great white
🐙|octopus|octopus|animal creature ocean sea nature beach
🐚|spiral shell|shell|sea beach nature seashell
🪸|coral|coral|ocean sea reef
🪼|jellyfish|jellyfish|sting tentacles
🐌|snail|snail|slow animal shell garden slug
🦋|butterfly|butterfly|animal insect nature caterpillar pretty
🐛|bug|bug|animal insect nature worm caterpillar
🐜|ant|ant|animal insect nature bug
🐝|honeybee|bee honeybee|animal insect nature bug spring honey bumblebee
🪲|beetle|beetle|insect bug
🐞|lady beetle|lady_beetle|bug animal insect nature ladybug ladybird
🦗|cricket|cricket|animal chirp grasshopper insect orthoptera
🪳|cockroach|cockroach|insect pests pest roach
🕷️|spider|spider|animal arachnid insect
🕸️|spider web|spider_web|animal insect arachnid silk cobweb spiderweb
🦂|scorpion|scorpion|animal arachnid scorpio scorpius zodiac
🦟|mosquito|mosquito|animal nature insect malaria disease fever pest virus
🪰|fly|fly|insect disease maggot pest rotting
🪱|worm|worm|animal annelid earthworm parasite
🦠|microbe|microbe|germ amoeba bacteria germs virus covid cell coronavirus microorganism
💐|bouquet|bouquet|flowers nature spring flower plant romance
🌸|cherry blossom|cherry_blossom|flower spring nature plant pink sakura
💮|white flower|white_flower|japanese spring blossom cherry doily done paper stamp well
🪷|lotus|lotus|flower calm meditation buddhism hinduism india purity vietnam
🏵️|rosette|rosette|flower decoration military plant
🌹|rose|rose|flower flowers valentines love spring plant red
🥀|wilted flower|wilted_flower|plant nature rose dead drooping
🌺|hibiscus|hibiscus|plant vegetable flowers beach flower
🌻|sunflower|sunflower|nature plant fall flower sun yellow
🌼|blossom|blossom|nature flowers yellow daisy flower plant
🌷|tulip|tulip|flower flowers plant nature summer spring
🪻|hyacinth|hyacinth|flower lavender
🌱|seedling|seedling|plant nature grass lawn spring sprout sprouting young seed
🪴|potted plant|potted_plant|greenery house boring grow houseplant nurturing useless
🌲|evergreen tree|evergreen_tree|wood plant nature fir pine
🌳|deciduous tree|deciduous_tree|wood plant nature rounded shedding
🌴|palm tree|palm_tree|plant vegetable nature summer beach mojito tropical coconut
🌵|cactus|cactus|vegetable plant nature desert
🌾|sheaf of rice|ear_of_rice|nature plant crop ear farming grain wheat
🌿|herb|herb|vegetable plant medicine weed grass lawn crop leaf
☘️|shamrock|shamrock|vegetable plant nature irish clover trefoil
🍀|four leaf clover|four_leaf_clover|luck vegetable plant nature lucky irish ireland
🍁|maple leaf|maple_leaf|canada nature plant vegetable ca fall canadian falling
🍂|fallen leaf|fallen_leaf|autumn nature plant vegetable leaves brown fall falling
🍃|leaf fluttering in wind|leaves|nature plant tree vegetable grass lawn spring blow flutter green
🪹|empty nest|empty_nest|bird nesting
🪺|nest with eggs|nest_with_eggs|bird nesting
🍄|mushroom|mushroom|fungus plant vegetable shroom toadstool
# Food & Drink
🍇|grapes|grapes|fruit food wine grape plant
🍈|melon|melon|fruit nature food cantaloupe honeydew muskmelon plant
🍉|watermelon|watermelon|fruit food picnic summer plant
🍊|tangerine|tangerine orange mandarin|food fruit nature plant
🍋|lemon|lemon|fruit nature citrus lemonade plant
🍌|banana|banana|fruit food monkey plant plantain
🍍|pineapple|pineapple|fruit nature food plant
🥭|mango|mango|fruit food tropical
🍎|red apple|apple|fruit mac school delicious plant
🍏|green apple|green_apple|fruit nature delicious golden granny plant smith
🍐|pear|pear|fruit nature food plant
🍑|peach|peach|fruit nature food bottom butt plant
🍒|cherries|cherries|fruit food berries cherry plant red wild
🍓|strawberry|strawberry|fruit food nature berry plant
🫐|blueberries|blueberries|fruit berry bilberry blue blueberry
🥝|kiwi fruit|kiwi_fruit|food chinese gooseberry kiwifruit
🍅|tomato|tomato|fruit vegetable nature food plant
🫒|olive|olive|fruit food olives
🥥|coconut|coconut|fruit nature food palm cocoanut colada piña
🥑|avocado|avocado|fruit food
🍆|eggplant|eggplant|aubergine vegetable nature food phallic plant purple
🥔|potato|potato|food tuber vegatable starch baked idaho vegetable
🥕|carrot|carrot|vegetable food orange
🌽|ear of corn|corn|food vegetable plant cob maize maze
🌶️|hot pepper|hot_pepper|spicy food chilli chili plant
🫑|bell pepper|bell_pepper|fruit plant capsicum vegetable
🥒|cucumber|cucumber|fruit food pickle gherkin vegetable
🥬|leafy green|leafy_green|food vegetable plant cabbage kale lettuce chinese cos greens romaine
🥦|broccoli|broccoli|fruit food vegetable cabbage wild
🧄|garlic|garlic|food spice cook flavoring plant vegetable
🧅|onion|onion|cook food spice flavoring plant vegetable
🥜|peanuts|peanuts|food nut nuts peanut vegetable
🫘|beans|beans|food kidney legume
🌰|chestnut|chestnut|food squirrel acorn nut plant
🫚|ginger root|ginger_root|spice yellow cooking gingerbread
🫛|pea pod|pea_pod|cozy green
🍞|bread|bread|toast food wheat breakfast loaf
🥐|croissant|croissant|food bread french breakfast crescent roll
🥖|baguette bread|baguette_bread|food french france bakery
🫓|flatbread|flatbread|flour food bakery arepa bread flat lavash naan pita
🥨|pretzel|pretzel|food bread twisted germany bakery soft twist
🥯|bagel|bagel|food bread bakery schmear breakfast cheese cream
🥞|pancakes|pancakes|food breakfast flapjacks hotcakes brunch crêpe crêpes hotcake pancake
🧇|waffle|waffle|food breakfast brunch indecisive iron
🧀|cheese wedge|cheese|food chadder swiss
🍖|meat on bone|meat_on_bone|good food drumstick barbecue bbq manga
🍗|poultry leg|poultry_leg|meat chicken food drumstick bird turkey bone
🥩|cut of meat|cut_of_meat|food cow chop lambchop porkchop steak
🥓|bacon|bacon|food breakfast pork pig meat brunch rashers
🍔|hamburger|hamburger|burger meat beef cheeseburger mcdonalds
🍟|french fries|fries|chips snack potato
🍕|pizza|pizza|food party italy cheese pepperoni slice
🌭|hot dog|hotdog|food frankfurter america redhot sausage wiener
🥪|sandwich|sandwich|food lunch bread toast bakery cheese deli meat vegetables
🌮|taco|taco|food mexican
🌯|burrito|burrito|food mexican wrap
🫔|tamale|tamale|food masa mexican tamal wrapped
🥙|stuffed flatbread|stuffed_flatbread|food gyro mediterranean doner falafel kebab pita sandwich shawarma
🧆|falafel|falafel|food mediterranean chickpea falfel meatball
🥚|egg|egg|food chicken breakfast
🍳|cooking|fried_egg|breakfast food kitchen egg skillet fried frying pan
🥘|shallow pan of food|shallow_pan_of_food|paella curry cooking casserole skillet
🍲|pot of food|stew|meat soup bowl
🫕|fondue|fondue|cheese pot food chocolate melted swiss
🥣|bowl with spoon|bowl_with_spoon|food breakfast cereal oatmeal porridge congee tableware
🥗|green salad|green_salad|food healthy lettuce vegetable
🍿|popcorn|popcorn|food films snack drama corn popping
🧈|butter|butter|food cook dairy
🧂|salt|salt|condiment shaker
🥫|canned food|canned_food|soup tomatoes can preserve tin tinned
🍱|bento box|bento|food japanese lunch assets
🍘|rice cracker|rice_cracker|food japanese snack senbei
🍙|rice ball|rice_ball|food japanese onigiri omusubi
🍚|cooked rice|rice|food asian boiled bowl steamed
🍛|curry rice|curry|food spicy hot indian
🍜|steaming bowl|ramen|noodle food japanese chopsticks noodles soup
🍝|spaghetti|spaghetti|pasta food italian noodle
🍠|roasted sweet potato|sweet_potato|food nature plant goguma yam
🍢|oden|oden|skewer food japanese kebab seafood stick
🍣|sushi|sushi|food fish japanese rice sashimi seafood
🍤|fried shrimp|fried_shrimp|tempura food animal appetizer summer prawn
🍥|fish cake with swirl|fish_cake|food japan sea beach narutomaki pink kamaboko surimi ramen design fishcake pastry
🥮|moon cake|moon_cake|food autumn dessert festival mooncake yuèbǐng
🍡|dango|dango|food dessert sweet japanese barbecue meat balls green pink skewer stick white
🥟|dumpling|dumpling|food empanada pierogi potsticker gyoza gyōza jiaozi
🥠|fortune cookie|fortune_cookie|food prophecy dessert
🥡|takeout box|takeout_box|food leftovers chinese container out oyster pail take
🦀|crab|crab|animal crustacean cancer zodiac
🦞|lobster|lobster|animal nature bisque claws seafood
🦐|shrimp|shrimp|animal ocean nature seafood food prawn shellfish small
🦑|squid|squid|animal nature ocean sea food molusc
🦪|oyster|oyster|food diving pearl
🍦|soft ice cream|icecream|food hot dessert summer serve sweet whippy
🍧|shaved ice|shaved_ice|hot dessert summer cone snow sweet
🍨|ice cream|ice_cream|food hot dessert bowl sweet
🍩|doughnut|doughnut|food dessert snack sweet donut breakfast
🍪|cookie|cookie|food snack oreo chocolate sweet dessert biscuit chip
🎂|birthday cake|birthday|party food dessert candles celebration pastry sweet
🍰|shortcake|cake|dessert food pastry piece slice strawberry sweet
🧁|cupcake|cupcake|food dessert bakery sweet cake fairy pastry
🥧|pie|pie|food dessert pastry filling sweet
🍫|chocolate bar|chocolate_bar|food snack dessert sweet candy
🍬|candy|candy|sweet snack dessert lolly
🍭|lollipop|lollipop|food snack candy sweet dessert lollypop sucker
🍮|custard|custard|dessert food pudding flan caramel creme sweet
🍯|honey pot|honey_pot|bees sweet kitchen honeypot
🍼|baby bottle|baby_bottle|milk food container drink feeding
🥛|glass of milk|milk_glass|beverage drink cow
☕|hot beverage|coffee|cafe espresso caffeine latte mug chocolate drink steaming tea
🫖|teapot|teapot|drink hot kettle pot tea
🍵|teacup without handle|tea|green breakfast drink bowl british beverage cup matcha
🍶|sake|sake|wine drink drunk beverage japanese alcohol booze bar bottle cup rice
🍾|bottle with popping cork|champagne|bubbly celebration drink wine bar party sparkling
🍷|wine glass|wine_glass|drink beverage drunk alcohol booze bar red
🍸|cocktail glass|cocktail|drink drunk alcohol beverage booze mojito bar martini
🍹|tropical drink|tropical_drink|summer vacation beverage cocktail beach alcohol booze mojito bar fruit punch tiki
🍺|beer mug|beer|drink relax beverage drunk party pub summer alcohol booze bar stein
🍻|clinking beer mugs|beers|drinks relax beverage drink drunk party pub summer alcohol booze bar cheers
🥂|clinking glasses|clinking_glasses|cheers toast beverage drink party alcohol celebrate wine champagne celebration clink glass
🥃|tumbler glass|tumbler_glass|whisky drink beverage drunk alcohol liquor booze bourbon scotch shot rum whiskey
🫗|pouring liquid|pouring_liquid|cup water drink empty glass spill
🥤|cup with straw|cup_with_straw|drink soda go juice malt milkshake pop smoothie soft tableware water
🧋|bubble tea|bubble_tea|taiwan boba straw momi pearl tapioca
🧃|beverage box|beverage_box|drink juice straw sweet
🧉|mate|mate|drink tea beverage bombilla chimarrão cimarrón maté yerba
🧊|ice|ice_cube|water cold cube iceberg
🥢|chopsticks|chopsticks|food hashi jeotgarak kuaizi
🍽️|fork and knife with plate|plate_with_cutlery|dining dinner food eat meal lunch restaurant cooking cutlery tableware
🍴|fork and knife|fork_and_knife|cutlery kitchen cooking silverware tableware
🥄|spoon|spoon|cutlery kitchen tableware
🔪|kitchen knife|hocho knife|cut chop blade cutlery weapon butchers cooking tool
🫙|jar|jar|container sauce condiment empty store
🏺|amphora|amphora|vase jar aquarius cooking drink jug tool zodiac
# Travel & Places
🌍|globe showing Europe-Africa|earth_africa|world international earth planet
🌎|globe showing Americas|earth_americas|world international USA earth planet
🌏|globe showing Asia-Australia|earth_asia|world international east earth planet
🌐|globe with meridians|globe_with_meridians|world global international earth internet interweb i18n web wide www internationalization localization
🗺️|world map|world_map|travel location direction
🗾|map of Japan|japan|nation country japanese asia silhouette
🧭|compass|compass|magnetic navigation orienteering
🏔️|snow-capped mountain|mountain_snow|photo nature environment winter cold
⛰️|mountain|mountain|photo nature environment
🌋|volcano|volcano|photo nature disaster eruption mountain weather
🗻|mount fuji|mount_fuji|photo mountain nature japanese capped san snow
🏕️|camping|camping|photo outdoors tent campsite
🏖️|beach with umbrella|beach_umbrella|weather summer sunny sand mojito
🏜️|desert|desert|photo warm saharah
🏝️|desert island|desert_island|photo tropical mojito
🏞️|national park|national_park|photo environment nature
🏟️|stadium|stadium|photo place sports concert venue grandstand sport
🏛️|classical building|classical_building|art culture history
🏗️|building construction|building_construction|wip working progress crane architectural
🧱|brick|bricks|clay construction mortar wall infrastructure
🪨|rock|rock|stone boulder construction heavy solid
🪵|wood|wood|nature timber trunk construction log lumber
🛖|hut|hut|house structure roundhouse yurt
🏘️|houses|houses|buildings photo building group house
🏚️|derelict house|derelict_house|abandon evict broken building abandoned haunted old
🏠|house|house|building home
🏡|house with garden|house_with_garden|home plant nature building tree
🏢|office building|office|bureau work city high rise
🏣|Japanese post office|post_office|building envelope communication japan mark postal
🏤|post office|european_post_office|building email european
🏥|hospital|hospital|building health surgery doctor cross emergency medical medicine red room
🏦|bank|bank|building money sales cash business enterprise bakkureru bk branch
🏨|hotel|hotel|building accomodation checkin accommodation h
🏩|love hotel|love_hotel|like affection dating building heart hospital
🏪|convenience store|convenience_store|building shopping groceries corner e hour kwik mart shop
🏫|school|school|building student education learn teach clock elementary high middle tower
🏬|department store|department_store|building shopping mall center shops
🏭|factory|factory|building industry pollution smoke industrial smog
🏯|Japanese castle|japanese_castle|photo building fortress
🏰|castle|european_castle|building royalty history european turrets
💒|wedding|wedding|marriage love like affection couple bride groom activity chapel church heart romance
🗼|Tokyo tower|tokyo_tower|photo japanese eiffel red
🗽|Statue of Liberty|statue_of_liberty|american newyork new york
⛪|church|church|building religion christ christian cross
🕌|mosque|mosque|islam worship minaret domed muslim religion roof
🛕|hindu temple|hindu_temple|religion
🕍|synagogue|synagogue|judaism worship temple jewish jew religion synagog
⛩️|shinto shrine|shinto_shrine|temple japan kyoto kami michi no religion
🕋|kaaba|kaaba|mecca mosque islam muslim religion
⛲|fountain|fountain|photo summer water fresh feature park
⛺|tent|tent|camping photo outdoors
🌁|foggy|foggy|karl photo mountain bridge city fog under weather
🌃|night with stars|night_with_stars|evening city downtown star starry weather
🏙️|cityscape|cityscape|skyline photo urban building city
🌄|sunrise over mountains|sunrise_over_mountains|view vacation photo morning mountain sun weather
🌅|sunrise|sunrise|morning view vacation photo sun sunset weather
🌆|cityscape at dusk|city_sunset|photo evening sky buildings building city landscape orange sun sunset weather
🌇|sunset|city_sunrise|photo dawn building buildings city dusk over sun sunrise weather
🌉|bridge at night|bridge_at_night|photo sanfrancisco gate golden weather
♨️|hot springs|hotsprings|bath warm relax onsen steam steaming
🎠|carousel horse|carousel_horse|photo carnival activity entertainment fairground go merry round
🛝|playground slide|playground_slide|fun park amusement play
🎡|ferris wheel|ferris_wheel|photo carnival londoneye activity amusement big entertainment fairground observation park
🎢|roller coaster|roller_coaster|carnival playground photo fun activity amusement entertainment park rollercoaster theme
💈|barber pole|barber|hair salon style haircut hairdresser shop stripes
🎪|circus tent|circus_tent|festival carnival party activity big entertainment top
🚂|locomotive|steam_locomotive|train transportation vehicle engine railway steam
🚃|railway car|railway_car|transportation vehicle carriage electric railcar railroad train tram trolleybus wagon
🚄|high-speed train|bullettrain_side|transportation vehicle bullettrain railway shinkansen side
🚅|bullet train|bullettrain_front|transportation vehicle speed fast public travel bullettrain front high nose railway shinkansen
🚆|train|train2|transportation vehicle diesel electric passenger railway regular
🚇|metro|metro|transportation blue-square mrt underground tube subway train vehicle
🚈|light rail|light_rail|transportation vehicle railway
🚉|station|station|transportation vehicle public platform railway train
🚊|tram|tram|transportation vehicle trolleybus
🚝|monorail|monorail|transportation vehicle
🚞|mountain railway|mountain_railway|transportation vehicle car funicular train
🚋|tram car|train|transportation vehicle carriage public travel trolleybus
🚌|bus|bus|car vehicle transportation school
🚍|oncoming bus|oncoming_bus|vehicle transportation front
🚎|trolleybus|trolleybus|bart transportation vehicle bus tram trolley
🚐|minibus|minibus|vehicle car transportation bus minivan mover people
🚑|ambulance|ambulance|health 911 hospital vehicle
🚒|fire engine|fire_engine|transportation cars vehicle department truck
🚓|police car|police_car|vehicle cars transportation law legal enforcement cop patrol side
🚔|oncoming police car|oncoming_police_car|vehicle law legal enforcement 911
🚕|taxi|taxi|uber vehicle cars transportation new side taxicab york
🚖|oncoming taxi|oncoming_taxi|vehicle cars uber front taxicab
🚗|automobile|car red_car|red transportation vehicle side
🚘|oncoming automobile|oncoming_automobile|car vehicle transportation front
🚙|sport utility vehicle|blue_car|transportation blue campervan car motorhome recreational rv
🛻|pickup truck|pickup_truck|car transportation vehicle
🚚|delivery truck|truck|cars transportation vehicle resources
🚛|articulated lorry|articulated_lorry|vehicle cars transportation express green semi truck
🚜|tractor|tractor|vehicle car farming agriculture farm
🏎️|racing car|racing_car|sports race fast formula f1 one
🏍️|motorcycle|motorcycle|race sports fast motorbike racing
🛵|motor scooter|motor_scooter|vehicle vespa sasha bike cycle
🦽|manual wheelchair|manual_wheelchair|accessibility
🦼|motorized wheelchair|motorized_wheelchair|accessibility
🛺|auto rickshaw|auto_rickshaw|move transportation tuk
🚲|bicycle|bike|sports exercise hipster push vehicle
🛴|kick scooter|kick_scooter|vehicle razor
🛹|skateboard|skateboard|board skate
🛼|roller skate|roller_skate|footwear sports derby inline
🚏|bus stop|busstop|transportation wait
🛣️|motorway|motorway|road cupertino interstate highway
🛤️|railway track|railway_track|train transportation
🛢️|oil drum|oil_drum|barrell
⛽|fuel pump|fuelpump|petroleum diesel petrol
🛞|wheel|wheel|car transport circle tire turn
🚨|police car light|rotating_light|911 emergency ambulance alert error pinged law legal beacon cars flashing revolving
🚥|horizontal traffic light|traffic_light|transportation signal
🚦|vertical traffic light|vertical_traffic_light|semaphore transportation driving signal
🛑|stop sign|stop_sign|octagonal
🚧|construction|construction|wip progress caution warning barrier black roadwork sign striped yellow
⚓|anchor|anchor|ship ferry sea boat admiralty fisherman pattern tool
🛟|ring buoy|ring_buoy|float rescue safety
⛵|sailboat|boat sailboat|ship summer transportation water sailing dinghy resort sea vehicle yacht
🛶|canoe|canoe|boat paddle water ship
🚤|speedboat|speedboat|ship transportation vehicle summer boat motorboat powerboat
🛳️|passenger ship|passenger_ship|cruise yacht ferry vehicle
⛴️|ferry|ferry|boat ship yacht passenger
🛥️|motor boat|motor_boat|ship motorboat vehicle
🚢|ship|ship|transportation titanic deploy boat cruise passenger vehicle
✈️|airplane|airplane|flight vehicle transportation fly aeroplane plane
🛩️|small airplane|small_airplane|flight transportation fly vehicle aeroplane plane
🛫|airplane departure|flight_departure|airport flight landing aeroplane departures off plane taking vehicle
🛬|airplane arrival|flight_arrival|airport flight boarding aeroplane arrivals arriving landing plane vehicle
🪂|parachute|parachute|fly glide hang parasail skydive
💺|seat|seat|sit airplane transport bus flight fly aeroplane chair train
🚁|helicopter|helicopter|transportation vehicle fly
🚟|suspension railway|suspension_railway|vehicle transportation
🚠|mountain cableway|mountain_cableway|transportation vehicle ski cable gondola
🚡|aerial tramway|aerial_tramway|transportation vehicle ski cable car gondola ropeway
🛰️|satellite|artificial_satellite|orbit space communication gps spaceflight NASA ISS artificial vehicle
🚀|rocket|rocket|ship launch staffmode NASA fly shuttle vehicle deploy
🛸|flying saucer|flying_saucer|ufo transportation vehicle alien extraterrestrial fantasy space
🛎️|bellhop bell|bellhop_bell|service hotel
🧳|luggage|luggage|packing travel suitcase
⌛|hourglass done|hourglass|time clock oldschool limit exam quiz test sand timer
⏳|hourglass not done|hourglass_flowing_sand|time oldschool countdown flowing sand timer
⌚|watch|watch|time accessories apple clock timepiece wrist wristwatch
⏰|alarm clock|alarm_clock|morning time wake
⏱️|stopwatch|stopwatch|time deadline clock
⏲️|timer clock|timer_clock|alarm
🕰️|mantelpiece clock|mantelpiece_clock|time
🕛|twelve o’clock|clock12|12 0000 1200 time noon midnight midday late early schedule face oclock
🕧|twelve-thirty|clock1230|0030 1230 time late early schedule clock face
🕐|one o’clock|clock1|1 100 1300 time late early schedule face oclock
🕜|one-thirty|clock130|130 1330 time late early schedule clock face
🕑|two o’clock|clock2|2 200 1400 time late early schedule face oclock
🕝|two-thirty|clock230|230 1430 time late early schedule clock face
🕒|three o’clock|clock3|3 300 1500 time late early schedule face oclock
🕞|three-thirty|clock330|330 1530 time late early schedule clock face
🕓|four o’clock|clock4|4 400 1600 time late early schedule face oclock
🕟|four-thirty|clock430|430 1630 time late early schedule clock face
🕔|five o’clock|clock5|5 500 1700 time late early schedule face oclock
🕠|five-thirty|clock530|530 1730 time late early schedule clock face
🕕|six o’clock|clock6|6 600 1800 time late early schedule dawn dusk face oclock
🕡|six-thirty|clock630|630 1830 time late early schedule clock face
🕖|seven o’clock|clock7|7 700 1900 time late early schedule face oclock
🕢|seven-thirty|clock730|730 1930 time late early schedule clock face
🕗|eight o’clock|clock8|8 800 2000 time late early schedule face oclock
🕣|eight-thirty|clock830|830 2030 time late early schedule clock face
🕘|nine o’clock|clock9|9 900 2100 time late early schedule face oclock
🕤|nine-thirty|clock930|930 2130 time late early schedule clock face
🕙|ten o’clock|clock10|10 1000 2200 time late early schedule face oclock
🕥|ten-thirty|clock1030|1030 2230 time late early schedule clock face
🕚|eleven o’clock|clock11|11 1100 2300 time late early schedule face oclock
🕦|eleven-thirty|clock1130|1130 2330 time late early schedule clock face
🌑|new moon|new_moon|nature twilight planet space night evening sleep dark eclipse solar symbol weather
🌒|waxing crescent moon|waxing_crescent_moon|nature twilight planet space night evening sleep symbol weather
🌓|first quarter moon|first_quarter_moon|nature twilight planet space night evening sleep symbol weather
🌔|waxing gibbous moon|moon waxing_gibbous_moon|nature night sky gray twilight planet space evening sleep symbol weather
🌕|full moon|full_moon|nature yellow twilight planet space night evening sleep symbol weather
🌖|waning gibbous moon|waning_gibbous_moon|nature twilight planet space night evening sleep symbol weather
🌗|last quarter moon|last_quarter_moon|nature twilight planet space night evening sleep symbol weather
🌘|waning crescent moon|waning_crescent_moon|nature twilight planet space night evening sleep symbol weather
🌙|crescent moon|crescent_moon|night sleep sky evening magic space weather
🌚|new moon face|new_moon_with_face|nature twilight planet space night evening sleep creepy dark molester weather
🌛|first quarter moon face|first_quarter_moon_with_face|nature twilight planet space night evening sleep weather
🌜|last quarter moon face|last_quarter_moon_with_face|nature twilight planet space night evening sleep weather
🌡️|thermometer|thermometer|weather temperature hot cold
☀️|sun|sunny|weather nature brightness summer beach spring black bright rays space sunshine
🌝|full moon face|full_moon_with_face|nature twilight planet space night evening sleep bright moonface smiley smiling weather
🌞|sun with face|sun_with_face|summer nature morning sky bright smiley smiling space sunface weather
🪐|ringed planet|ringed_planet|outerspace planets saturn saturnine space
⭐|star|star|night yellow gold medium white
🌟|glowing star|star2|night sparkle awesome good magic glittery glow shining
🌠|shooting star|stars|night photo activity falling meteoroid space upon when wish you
🌌|milky way|milky_way|photo space stars galaxy night sky universe weather
☁️|cloud|cloud|weather sky cloudy overcast
⛅|sun behind cloud|partly_sunny|weather nature cloudy morning fall spring partly sunny
⛈️|cloud with lightning and rain|cloud_with_lightning_and_rain|weather thunder
🌤️|sun behind small cloud|sun_behind_small_cloud|weather white
🌥️|sun behind large cloud|sun_behind_large_cloud|weather white
🌦️|sun behind rain cloud|sun_behind_rain_cloud|weather white
🌧️|cloud with rain|cloud_with_rain|weather
🌨️|cloud with snow|cloud_with_snow|weather cold
🌩️|cloud with lightning|cloud_with_lightning|weather thunder
🌪️|tornado|tornado|weather cyclone twister cloud whirlwind
🌫️|fog|fog|weather cloud
🌬️|wind face|wind_face|gust air blow blowing cloud mother nature weather
🌀|cyclone|cyclone|swirl weather blue cloud vortex spiral whirlpool spin tornado hurricane typhoon dizzy
🌈|rainbow|rainbow|nature happy photo sky spring gay lgbt pride primary rain weather
🌂|closed umbrella|closed_umbrella|weather rain drizzle clothing pink
☂️|umbrella|open_umbrella|weather spring clothing open rain
☔|umbrella with rain drops|umbrella|weather rainy spring clothing drop raining
⛱️|umbrella on ground|parasol_on_ground|weather summer beach parasol rain sun
⚡|high voltage|zap|lightning thunder weather fast danger electric electricity sign thunderbolt speed
❄️|snowflake|snowflake|winter cold weather season christmas xmas snow snowing
☃️|snowman|snowman_with_snow|winter christmas season cold weather xmas frozen snow snowflakes snowing
⛄|snowman without snow|snowman|winter season cold weather christmas xmas frozen frosty olaf
☄️|comet|comet|space
🔥|fire|fire|burn hot cook flame lit snapstreak tool remove
💧|droplet|droplet|water drip faucet spring cold comic drop sweat weather
🌊|water wave|ocean|sea nature tsunami disaster beach waves weather
# Activities
🎃|jack-o-lantern|jack_o_lantern|halloween light pumpkin creepy fall activity celebration entertainment gourd
🎄|Christmas tree|christmas_tree|festival vacation december xmas celebration activity entertainment
🎆|fireworks|fireworks|festival celebration photo carnival congratulations activity entertainment explosion
🎇|sparkler|sparkler|stars night shine activity celebration entertainment firework fireworks hanabi senko sparkle
🧨|firecracker|firecracker|dynamite boom explode explosion explosive fireworks
✨|sparkles|sparkles|shiny stars shine cool awesome good magic entertainment glitter sparkle star
🎈|balloon|balloon|party birthday celebration circus activity entertainment red
🎉|party popper|tada|hooray congratulations birthday magic circus celebration activity entertainment hat
🎊|confetti ball|confetti_ball|festival party birthday circus activity celebration entertainment
🎋|tanabata tree|tanabata_tree|plant nature branch summer bamboo wish tanzaku activity banner celebration entertainment japanese
🎍|pine decoration|bamboo|japanese plant nature vegetable panda activity celebration kadomatsu year
🎎|Japanese dolls|dolls|toy kimono activity celebration doll entertainment festival hinamatsuri imperial
🎏|carp streamer|flags|fish japanese koinobori banner activity celebration entertainment flag socks wind
🎐|wind chime|wind_chime|nature ding spring bell activity celebration entertainment furin jellyfish
🎑|moon viewing ceremony|rice_scene|photo japan asia tsukimi activity autumn celebration dumplings entertainment festival grass harvest
🧧|red envelope|red_envelope|gift ang good hóngbāo lai luck money packet pao see
🎀|ribbon|ribbon|decoration pink girl bowtie bow celebration
🎁|wrapped gift|gift|present birthday christmas xmas box celebration entertainment
🎗️|reminder ribbon|reminder_ribbon|sports cause support awareness celebration
🎟️|admission tickets|tickets|sports concert entrance entertainment ticket
🎫|ticket|ticket|event concert pass activity admission entertainment stub tour world
🎖️|military medal|medal_military|award winning army celebration decoration medallion
🏆|trophy|trophy|award contest winner win place ftw ceremony championship prize winners
🏅|sports medal|medal_sports|gold winner award winning
🥇|1st place medal|1st_place_medal|gold award winning first
🥈|2nd place medal|2nd_place_medal|silver award second
🥉|3rd place medal|3rd_place_medal|bronze award third
⚽|soccer ball|soccer|sports football
⚾|baseball|baseball|sports balls ball softball
🥎|softball|softball|sports balls ball game glove sport underarm
🏀|basketball|basketball|sports balls NBA ball hoop orange
🏐|volleyball|volleyball|sports balls ball game
🏈|american football|football|sports balls NFL ball gridiron superbowl
🏉|rugby football|rugby_football|sports team ball league union
🎾|tennis|tennis|sports balls green ball racket racquet
🥏|flying disc|flying_disc|sports frisbee ultimate game golf sport
🎳|bowling|bowling|sports fun play ball game pin pins skittles ten
🏏|cricket game|cricket_game|sports ball bat field
🏑|field hockey|field_hockey|sports ball game stick
🏒|ice hockey|ice_hockey|sports game puck stick
🥍|lacrosse|lacrosse|sports ball stick game goal sport
🏓|ping pong|ping_pong|sports pingpong ball bat game paddle table tennis
🏸|badminton|badminton|sports birdie game racquet shuttlecock
🥊|boxing glove|boxing_glove|sports fighting
🥋|martial arts uniform|martial_arts_uniform|judo karate taekwondo
🥅|goal net|goal_net|sports catch
⛳|flag in hole|golf|sports business summer
⛸️|ice skate|ice_skate|skating sports
🎣|fishing pole|fishing_pole_and_fish|food hobby summer entertainment fish rod
🤿|diving mask|diving_mask|sport ocean scuba snorkeling
🎽|running shirt|running_shirt_with_sash|marathon play pageant athletics sash singlet
🎿|skis|ski|sports winter cold snow boot skiing
🛷|sled|sled|sleigh luge toboggan sledge
🥌|curling stone|curling_stone|sports game rock
🎯|bullseye|dart|target game play bar activity archery bull darts entertainment eye
🪀|yo-yo|yo_yo|toy fluctuate yoyo
🪁|kite|kite|wind fly soar toy
🔫|water pistol|gun|shoot weapon violence revolver handgun squirt tool
🎱|pool 8 ball|8ball|billiards hobby game luck magic billiard cue eight snooker
🔮|crystal ball|crystal_ball|fortune disco party magic circus clairvoyant fairy fantasy psychic purple tale tool
🪄|magic wand|magic_wand|supernature power witch wizard
🎮|video game|video_game|play controller console PS4 entertainment gamepad playstation u wii xbox
🕹️|joystick|joystick|game play entertainment video
🎰|slot machine|slot_machine|bet gamble vegas luck casino activity gambling game poker
🎲|game die|game_die|dice gambling random tabletop play luck entertainment
🧩|puzzle piece|jigsaw|interlocking clue
🧸|teddy bear|teddy_bear|plush stuffed plaything toy
🪅|piñata|pinata|mexico candy celebration party
🪩|mirror ball|mirror_ball|disco party dance glitter
🪆|nesting dolls|nesting_dolls|matryoshka toy doll russia russian
♠️|spade suit|spades|poker cards suits magic black card game
♥️|heart suit|hearts|poker cards magic suits black card game
♦️|diamond suit|diamonds|poker cards magic suits black card game
♣️|club suit|clubs|poker cards magic suits black card game
♟️|chess pawn|chess_pawn|expendable black dupe game piece
🃏|joker|black_joker|poker cards game play magic black card entertainment playing wildcard
🀄|mahjong red dragon|mahjong|game play chinese kanji tile
🎴|flower playing cards|flower_playing_cards|game sunset red activity card deck entertainment hanafuda hwatu japanese
🎭|performing arts|performing_arts|theater drama acting activity art comedy entertainment greek logo mask masks theatre
🖼️|framed picture|framed_picture|photography art frame museum painting
🎨|artist palette|art|design paint draw colors activity entertainment museum painting improve
🧵|thread|thread|needle sewing spool string crafts
🪡|sewing needle|sewing_needle|stitches embroidery sutures tailoring
🧶|yarn|yarn|ball crochet knit crafts
🪢|knot|knot|rope scout tangled tie twine twist
# Objects
👓|glasses|eyeglasses|fashion accessories eyesight nerdy dork geek clothing eye eyewear
🕶️|sunglasses|dark_sunglasses|face cool accessories dark eye eyewear glasses
🥽|goggles|goggles|eyes protection safety clothing eye swimming welding
🥼|lab coat|lab_coat|doctor experiment scientist chemist clothing
🦺|safety vest|safety_vest|protection emergency
👔|necktie|necktie|shirt formal suitup fashion cloth business clothing tie
👕|t-shirt|shirt tshirt|fashion cloth casual tee clothing polo
👖|jeans|jeans|pants fashion shopping clothing denim trousers
🧣|scarf|scarf|neck winter clothes clothing
🧤|gloves|gloves|hands winter clothes clothing hand
🧥|coat|coat|jacket clothing
🧦|socks|socks|stockings clothes clothing pair stocking
👗|dress|dress|clothes fashion shopping clothing gown skirt
👘|kimono|kimono|dress fashion women female japanese clothing dressing gown
🥻|sari|sari|dress clothing saree shari
🩱|one-piece swimsuit|one_piece_swimsuit|fashion bathing clothing suit swim
🩲|briefs|swim_brief|clothing bathing brief suit swim swimsuit underwear
🩳|shorts|shorts|clothing bathing pants suit swim swimsuit underwear
👙|bikini|bikini|beach swimming female woman girl fashion summer bathers clothing swim swimsuit
👚|woman’s clothes|womans_clothes|fashion female blouse clothing pink shirt womans
🪭|folding hand fan|folding_hand_fan|sensu flamenco hot
👛|purse|purse|fashion accessories money sales shopping clothing coin wallet
👜|handbag|handbag|bag fashion accessory accessories shopping clothing purse
👝|clutch bag|pouch|accessories shopping clothing small
🛍️|shopping bags|shopping|mall buy purchase bag hotel
🎒|backpack|school_satchel|student education bag activity rucksack satchel school
🩴|thong sandal|thong_sandal|footwear summer beach flip flops jandals sandals thongs zōri
👞|man’s shoe|mans_shoe shoe|fashion male brown clothing dress mans
👟|running shoe|athletic_shoe|sneaker sport shoes sports sneakers athletic clothing runner tennis trainer
🥾|hiking boot|hiking_boot|backpacking camping clothing
🥿|flat shoe|flat_shoe|ballet slip-on slipper clothing
👠|high-heeled shoe|high_heel|fashion shoes female pumps stiletto clothing heel heels woman
👡|woman’s sandal|sandal|shoe shoes fashion clothing heeled sandals womans
🩰|ballet shoes|ballet_shoes|dance clothing pointe shoe
👢|woman’s boot|boot|shoes fashion boots clothing cowgirl heeled high knee shoe womans
🪮|hair pick|hair_pick|afro comb
👑|crown|crown|king queen royal kod leader royalty lord clothing
👒|woman’s hat|womans_hat|fashion accessories female lady spring bow clothing ladies womans
🎩|top hat|tophat|classy magic gentleman circus activity clothing entertainment formal groom wear
🎓|graduation cap|mortar_board|education college university school degree hat legal learn academic activity board celebration
🧢|billed cap|billed_cap|baseball clothing hat
🪖|military helmet|military_helmet|army protection soldier warrior
⛑️|rescue worker’s helmet|rescue_worker_helmet|construction build aid cross face hat white
📿|prayer beads|prayer_beads|dhikr religious clothing necklace religion rosary
💄|lipstick|lipstick|makeup female girl fashion woman cosmetics gloss lip style
💍|ring|ring|wedding marriage engaged propose valentines diamond fashion jewelry gem engagement romance
💎|gem stone|gem|diamond blue ruby jewelry gemstone jewel romance
🔇|muted speaker|mute|sound volume silence quiet cancellation off silent stroke
🔈|speaker low volume|speaker|sound silence broadcast soft
🔉|speaker medium volume|sound|broadcast low one reduce wave
🔊|speaker high volume|loud_sound|noise noisy broadcast entertainment increase loud sound three waves
📢|loudspeaker|loudspeaker|announcement volume sound address bullhorn communication loud megaphone pa public system
📣|megaphone|mega|sound speaker volume bullhorn cheering communication
📯|postal horn|postal_horn|instrument music bugle communication entertainment french post
🔔|bell|bell|sound notification christmas xmas chime liberty ringer wedding
🔕|bell with slash|no_bell|volume off sound mute quiet silent cancellation disabled forbidden muted no not
🎼|musical score|musical_score|treble clef compose activity entertainment music sheet
🎵|musical note|musical_note|score tone sound activity beamed eighth entertainment music notes pair quavers
🎶|musical notes|notes|music score activity entertainment multiple note singing
🎙️|studio microphone|studio_microphone|podcast sing recording artist talkshow mic music
🎚️|level slider|level_slider|scale music
🎛️|control knobs|control_knobs|dial music
🎤|microphone|microphone|sing sound music PA talkshow activity entertainment karaoke mic singing
🎧|headphone|headphones|music earphones score gadgets activity earbud earphone entertainment ipod
📻|radio|radio|podcast communication music program digital entertainment video wireless
🎷|saxophone|saxophone|music instrument jazz blues activity entertainment sax
🪗|accordion|accordion|music accordian box concertina squeeze
🎸|guitar|guitar|rock music instrument activity bass electric entertainment
🎹|musical keyboard|musical_keyboard|piano instrument compose activity entertainment music
🎺|trumpet|trumpet|music brass activity entertainment horn instrument jazz
🎻|violin|violin|music instrument orchestra symphony activity entertainment quartet smallest string
🪕|banjo|banjo|music instructment activity entertainment instrument stringed
🥁|drum|drum|music instrument drumsticks snare
🪘|long drum|long_drum|music beat conga djembe rhythm
🪇|maracas|maracas|shaker music instrument percussion
🪈|flute|flute|recorder bamboo music instrument
📱|mobile phone|iphone|smartphone technology apple gadgets dial cell communication telephone
📲|mobile phone with arrow|calling|call incoming iphone cell communication left pointing receive rightwards telephone
☎️|telephone|phone telephone|technology communication dial black rotary
📞|telephone receiver|telephone_receiver|phone call technology communication dial handset
📟|pager|pager|bbcall oldschool 90s beeper bleeper communication
📠|fax machine|fax|communication technology facsimile
🔋|battery|battery|power energy sustain aa phone
🪫|low battery|low_battery|drained dead electronic energy no red
🔌|electric plug|electric_plug|charger power ac adaptor cable electricity
💻|laptop|computer|desktop screen technology display monitor notebook pc personal
🖥️|desktop computer|desktop_computer|technology computing screen imac
🖨️|printer|printer|paper ink computer
⌨️|keyboard|keyboard|technology computer type input text
🖱️|computer mouse|computer_mouse|click button three
🖲️|trackball|trackball|technology trackpad computer
💽|computer disk|minidisc|technology record data 90s entertainment minidisk optical
💾|floppy disk|floppy_disk|save oldschool technology 90s 80s computer
💿|optical disk|cd|technology dvd disc 90s compact computer rom
📀|dvd|dvd|cd disk disc computer entertainment optical rom video
🧮|abacus|abacus|calculation count counting frame math
🎥|movie camera|movie_camera|film video record activity cinema entertainment hollywood
🎞️|film frames|film_strip|movie cinema entertainment strip
📽️|film projector|film_projector|video tape record movie cinema entertainment
🎬|clapper board|clapper|film movie record activity clapboard director entertainment slate
📺|television|tv|technology program oldschool show entertainment video
📷|camera|camera|photo gadgets photography digital entertainment video
📸|camera with flash|camera_flash|photo photography gadgets video snapshots
📹|video camera|video_camera|film record camcorder entertainment
📼|videocassette|vhs|record video oldschool 90s 80s entertainment tape vcr
🔍|magnifying glass tilted left|mag|search zoom find detective icon magnifier pointing tool
🔎|magnifying glass tilted right|mag_right|search zoom find detective icon mag magnifier pointing tool seo
🕯️|candle|candle|fire wax light
💡|light bulb|bulb|idea electricity comic electric
🔦|flashlight|flashlight|dark camping sight night electric light tool torch
🏮|red paper lantern|izakaya_lantern lantern|light halloween spooky asian bar izakaya japanese
🪔|diya lamp|diya_lamp|lighting oil
📔|notebook with decorative cover|notebook_with_decorative_cover|classroom notes record paper study book decorated
📕|closed book|closed_book|read library knowledge textbook learn red
📖|open book|book open_book|read library knowledge literature learn study novel
📗|green book|green_book|read library knowledge study textbook
📘|blue book|blue_book|read library knowledge learn study textbook
📙|orange book|orange_book|read library knowledge textbook study
📚|books|books|library literature study book pile stack
📓|notebook|notebook|stationery record notes paper study black book composition white
📒|ledger|ledger|notes paper binder book bound notebook spiral yellow
📃|page with curl|page_with_curl|documents office paper curled document license
📜|scroll|scroll|document documents ancient history paper degree parchment
📄|page facing up|page_facing_up|document documents office paper information printed
📰|newspaper|newspaper|press headline communication news paper
🗞️|rolled-up newspaper|newspaper_roll|press headline delivery news paper roll
📑|bookmark tabs|bookmark_tabs|favorite save order tidy mark marker
🔖|bookmark|bookmark|favorite label save mark price tag
🏷️|label|label|tag sale
💰|money bag|moneybag|dollar cream payment coins sale moneybags rich
🪙|coin|coin|money currency gold metal silver treasure
💴|yen banknote|yen|money sales japanese dollar currency bank banknotes bill note sign
💵|dollar banknote|dollar|money sales bill currency american bank banknotes note sign
💶|euro banknote|euro|money sales dollar currency bank banknotes bill note sign
💷|pound banknote|pound|british sterling money sales bills uk england currency bank banknotes bill note
💸|money with wings|money_with_wings|dollar bills payment sale bank banknote bill fly flying losing note
💳|credit card|credit_card|subscription money sales dollar bill payment shopping amex bank club diners mastercard
🧾|receipt|receipt|accounting expenses bookkeeping evidence proof
💹|chart increasing with yen|chart|green-square graph presentation stats bank currency exchange growth market money rate rise
✉️|envelope|envelope|letter email postal inbox communication
📧|e-mail|email e-mail|communication inbox letter symbol
📨|incoming envelope|incoming_envelope|email inbox communication fast letter lines mail receive
📩|envelope with arrow|envelope_with_arrow|email communication above down downwards insert letter mail outgoing sent
📤|outbox tray|outbox_tray|inbox email box communication letter mail sent
📥|inbox tray|inbox_tray|email documents box communication letter mail receive
📦|package|package|shipping mail gift cardboard box moving communication parcel container
📫|closed mailbox with raised flag|mailbox|email inbox communication mail postbox
📪|closed mailbox with lowered flag|mailbox_closed|email communication inbox mail postbox
📬|open mailbox with raised flag|mailbox_with_mail|email inbox communication mail postbox
📭|open mailbox with lowered flag|mailbox_with_no_mail|email inbox communication mail no postbox
📮|postbox|postbox|email letter envelope communication mail mailbox
🗳️|ballot box with ballot|ballot_box|election vote voting
✏️|pencil|pencil2|stationery write paper writing school study lead typos
✒️|black nib|black_nib|pen stationery writing write fountain
🖋️|fountain pen|fountain_pen|stationery writing write communication left lower
🖊️|pen|pen|stationery writing write ballpoint communication left lower
🖌️|paintbrush|paintbrush|drawing creativity art brush communication left lower painting
🖍️|crayon|crayon|drawing creativity communication left lower
📝|memo|memo pencil|document note write documents stationery paper writing legal exam quiz test study
💼|briefcase|briefcase|business documents work law legal job career suitcase
📁|file folder|file_folder|directory documents business office closed manilla
📂|open file folder|open_file_folder|documents load
🗂️|card index dividers|card_index_dividers|organizing business stationery
📅|calendar|date|schedule day emoji july world
📆|tear-off calendar|calendar|schedule date planning day desk
🗒️|spiral notepad|spiral_notepad|memo stationery note pad
🗓️|spiral calendar|spiral_calendar|date schedule planning pad
📇|card index|card_index|business stationery rolodex system
📈|chart increasing|chart_with_upwards_trend|graph metrics presentation stats recovery business economics money sales good success growth
📉|chart decreasing|chart_with_downwards_trend|graph metrics presentation stats recession business economics money sales bad failure down
📊|bar chart|bar_chart|stats metrics graph presentation
📋|clipboard|clipboard|stationery documents
📌|pushpin|pushpin|location stationery mark here pin tack thumb
📍|round pushpin|round_pushpin|location stationery map here dropped pin red
📎|paperclip|paperclip|documents stationery clippy
🖇️|linked paperclips|paperclips|documents stationery communication link paperclip
📏|straight ruler|straight_ruler|stationery calculate length math school drawing architect sketch edge
📐|triangular ruler|triangular_ruler|stationery math architect sketch set triangle
✂️|scissors|scissors|cut stationery black cutting tool
🗃️|card file box|card_file_box|business stationery database
🗄️|file cabinet|file_cabinet|filing organizing
🗑️|wastebasket|wastebasket|trash bin rubbish garbage toss basket can litter wastepaper
🔒|locked|lock|security private password padlock closed privacy
🔓|unlocked|unlock|security privacy lock open padlock
🔏|locked with pen|lock_with_ink_pen|security secret fountain ink lock nib privacy
🔐|locked with key|closed_lock_with_key|security privacy closed lock secure secret
🔑|key|key|lock password door gold
🗝️|old key|old_key|lock door password clue
🔨|hammer|hammer|tool tools build create claw handyman
🪓|axe|axe|tool chop cut hatchet split wood
⛏️|pick|pick|tools dig mining pickaxe tool
⚒️|hammer and pick|hammer_and_pick|tools build create tool
🛠️|hammer and wrench|hammer_and_wrench|tools build create spanner tool
🗡️|dagger|dagger|weapon knife
⚔️|crossed swords|crossed_swords|weapon
💣|bomb|bomb|boom explode explosion terrorism comic
🪃|boomerang|boomerang|weapon australia rebound repercussion
🏹|bow and arrow|bow_and_arrow|archery sports archer sagittarius tool zodiac
🛡️|shield|shield|protection security weapon
🪚|carpentry saw|carpentry_saw|cut chop carpenter hand lumber tool
🔧|wrench|wrench|tool tools diy ikea fix maintainer spanner
🪛|screwdriver|screwdriver|tools screw tool
🔩|nut and bolt|nut_and_bolt|handy tools fix screw tool
⚙️|gear|gear|cog cogwheel tool
🗜️|clamp|clamp|tool compress compression table vice winzip
⚖️|balance scale|balance_scale|law fairness weight justice libra scales tool zodiac
🦯|white cane|probing_cane|accessibility blind
🔗|link|link|rings url chain hyperlink linked symbol
⛓️|chains|chains|lock arrest chain
🪝|hook|hook|tools catch crook curve ensnare fishing point selling tool
🧰|toolbox|toolbox|tools diy fix maintainer mechanic chest tool
🧲|magnet|magnet|attraction magnetic horseshoe
🪜|ladder|ladder|tools climb rung step tool
⚗️|alembic|alembic|distilling science experiment chemistry tool
🧪|test tube|test_tube|chemistry experiment lab science chemist
🧫|petri dish|petri_dish|bacteria biology culture lab biologist
🧬|dna|dna|biologist genetics life double evolution gene helix
🔬|microscope|microscope|science laboratory investigate experiment zoomin study magnify tool
🔭|telescope|telescope|stars space zoom science astronomy stargazing tool
📡|satellite antenna|satellite|signal communication future radio space dish
💉|syringe|syringe|health hospital needle drugs blood medicine doctor nurse shot sick tool vaccination
🩸|drop of blood|drop_of_blood|period hurt harm wound bleed doctor donation injury medicine menstruation
💊|pill|pill|health medicine doctor pharmacy drug capsule drugs sick tablet
🩹|adhesive bandage|adhesive_bandage|heal aid band doctor medicine plaster
🩼|crutch|crutch|accessibility assist aid cane disability hurt mobility stick
🩺|stethoscope|stethoscope|health doctor heart medicine healthcheck
🩻|x-ray|x_ray|skeleton medicine bones doctor medical ray x
🚪|door|door|house entry exit doorway front
🛗|elevator|elevator|lift accessibility hoist
🪞|mirror|mirror|reflection reflector speculum
🪟|window|window|scenery air frame fresh glass opening transparent view
🛏️|bed|bed|sleep rest bedroom hotel
🛋️|couch and lamp|couch_and_lamp|read chill hotel lounge settee sofa
🪑|chair|chair|sit furniture seat
🚽|toilet|toilet|wc restroom washroom bathroom potty loo
🪠|plunger|plunger|toilet cup force plumber suction
🚿|shower|shower|bath clean water bathroom head
🛁|bathtub|bathtub|clean shower bathroom bath bubble
🪤|mouse trap|mouse_trap|cheese bait mousetrap rodent snare
🪒|razor|razor|cut sharp shave
🧴|lotion bottle|lotion_bottle|moisturizer sunscreen shampoo
🧷|safety pin|safety_pin|diaper punk rock
🧹|broom|broom|cleaning sweeping witch brush sweep
🧺|basket|basket|laundry farming picnic
🧻|roll of paper|roll_of_paper|toilet towels
🪣|bucket|bucket|water container cask pail vat
🧼|soap|soap|bar bathing cleaning lather soapdish
🫧|bubbles|bubbles|soap fun carbonation sparkling burp clean underwater
🪥|toothbrush|toothbrush|hygiene dental bathroom brush clean teeth
🧽|sponge|sponge|absorbing cleaning porous
🧯|fire extinguisher|fire_extinguisher|quench extinguish
🛒|shopping cart|shopping_cart|trolley
🚬|cigarette|smoking|kills tobacco joint smoke activity symbol
⚰️|coffin|coffin|funeral vampire dead die death rip graveyard cemetery casket box remove
🪦|headstone|headstone|death rip grave cemetery graveyard halloween tombstone
⚱️|funeral urn|funeral_urn|dead die death rip ashes vase
🧿|nazar amulet|nazar_amulet|bead charm boncuğu evil eye talisman
🪬|hamsa|hamsa|religion protection amulet fatima hand mary miriam
🗿|moai|moyai|stone rock carving face human statue
🪧|placard|placard|announcement demonstration lawn picket post protest sign
🪪|identification card|identification_card|document credentials id license security
# Symbols
🏧|ATM sign|atm|money sales cash blue-square payment bank automated machine teller
🚮|litter in bin sign|put_litter_in_its_place|blue-square human info its litterbox person place put symbol trash
🚰|potable water|potable_water|blue-square liquid restroom cleaning faucet drink drinking symbol tap thirst thirsty
♿|wheelchair symbol|wheelchair|accessibility blue-square disabled access accessible bathroom
🚹|men’s room|mens|toilet restroom wc blue-square gender male lavatory man symbol
🚺|women’s room|womens|purple-square woman female toilet loo restroom gender lavatory symbol wc
🚻|restroom|restroom|toilet blue-square refresh wc gender bathroom lavatory sign
🚼|baby symbol|baby_symbol|orange-square child change changing nursery station
🚾|water closet|wc|toilet restroom blue-square lavatory
🛂|passport control|passport_control|custom blue-square border permissions authorization roles
🛃|customs|customs|passport border blue-square
🛄|baggage claim|baggage_claim|airport blue-square transport
🛅|left luggage|left_luggage|blue-square travel baggage key locked locker suitcase
⚠️|warning|warning|wip exclamation alert error problem issue sign symbol
🚸|children crossing|children_crossing|school warning danger sign driving yellow-diamond child kids pedestrian traffic experience usability
⛔|no entry|no_entry|limit security privacy bad denied stop circle forbidden not prohibited traffic
🚫|prohibited|no_entry_sign|block forbidden forbid stop limit denied disallow circle backslash banned crossed entry
🚳|no bicycles|no_bicycles|bicycle bike cyclist prohibited circle forbidden not sign vehicle
🚭|no smoking|no_smoking|cigarette blue-square smell smoke forbidden not prohibited sign symbol
🚯|no littering|do_not_litter|trash bin garbage circle do forbidden litter not prohibited symbol
🚱|non-potable water|non-potable_water|drink faucet tap circle drinking forbidden no not prohibited symbol
🚷|no pedestrians|no_pedestrians|rules crossing walking circle forbidden not pedestrian people prohibited
📵|no mobile phones|no_mobile_phones|iphone mute circle cell communication forbidden not phone prohibited smartphones telephone
🔞|no one under eighteen|underage|18 drink pub night minor circle age forbidden not nsfw prohibited restriction
☢️|radioactive|radioactive|nuclear danger international radiation sign symbol
☣️|biohazard|biohazard|danger sign
⬆️|up arrow|arrow_up|blue-square continue top direction black cardinal north pointing upwards upgrade
↗️|up-right arrow|arrow_upper_right|blue-square point direction diagonal northeast east intercardinal north upper
➡️|right arrow|arrow_right|blue-square next black cardinal direction east pointing rightwards
↘️|down-right arrow|arrow_lower_right|blue-square direction diagonal southeast east intercardinal lower south
⬇️|down arrow|arrow_down|blue-square direction bottom black cardinal downwards pointing south downgrade
↙️|down-left arrow|arrow_lower_left|blue-square direction diagonal southwest intercardinal lower south west
⬅️|left arrow|arrow_left|blue-square previous back black cardinal direction leftwards pointing west
↖️|up-left arrow|arrow_upper_left|blue-square point direction diagonal northwest intercardinal north upper west
↕️|up-down arrow|arrow_up_down|blue-square direction way vertical arrows intercardinal northwest
↔️|left-right arrow|left_right_arrow|shape direction horizontal sideways arrows
↩️|right arrow curving left|leftwards_arrow_with_hook|return back blue-square undo enter curved email hook leftwards reply
↪️|left arrow curving right|arrow_right_hook|blue-square return rotate direction email forward hook rightwards
⤴️|right arrow curving up|arrow_heading_up|blue-square direction top heading pointing rightwards then upwards
⤵️|right arrow curving down|arrow_heading_down|blue-square direction bottom curved downwards heading pointing rightwards then
🔃|clockwise vertical arrows|arrows_clockwise|sync cycle round repeat arrow circle downwards open reload upwards
🔄|counterclockwise arrows button|arrows_counterclockwise|sync blue-square cycle anticlockwise arrow circle downwards open refresh rotate switch upwards
🔙|BACK arrow|back|words return above leftwards
🔚|END arrow|end|words above leftwards
🔛|ON! arrow|on|words above exclamation left mark right
🔜|SOON arrow|soon|words above rightwards
🔝|TOP arrow|top|words blue-square above up upwards
🛐|place of worship|place_of_worship|religion church temple prayer building religious
⚛️|atom symbol|atom_symbol|science physics chemistry atheist
🕉️|om|om|hinduism buddhism sikhism jainism aumkara hindu omkara pranava religion symbol
✡️|star of David|star_of_david|judaism jew jewish magen religion
☸️|wheel of dharma|wheel_of_dharma|hinduism buddhism sikhism jainism buddhist helm religion
☯️|yin yang|yin_yang|balance religion tao taoist
✝️|latin cross|latin_cross|christianity christian religion
☦️|orthodox cross|orthodox_cross|suppedaneum religion christian
☪️|star and crescent|star_and_crescent|islam muslim religion
☮️|peace symbol|peace_symbol|hippie sign
🕎|menorah|menorah|hanukkah candles jewish branches candelabrum candlestick chanukiah nine religion
🔯|dotted six-pointed star|six_pointed_star|purple-square religion jewish hexagram dot fortune middle
🪯|khanda|khanda|Sikhism religion
♈|Aries|aries|sign purple-square zodiac astrology ram
♉|Taurus|taurus|purple-square sign zodiac astrology bull ox
♊|Gemini|gemini|sign zodiac purple-square astrology twins
♋|Cancer|cancer|sign zodiac purple-square astrology crab
♌|Leo|leo|sign purple-square zodiac astrology lion
♍|Virgo|virgo|sign zodiac purple-square astrology maiden virgin
♎|Libra|libra|sign purple-square zodiac astrology balance justice scales
♏|Scorpio|scorpius|sign zodiac purple-square astrology scorpion
♐|Sagittarius|sagittarius|sign zodiac purple-square astrology archer
♑|Capricorn|capricorn|sign zodiac purple-square astrology goat
♒|Aquarius|aquarius|sign purple-square zodiac astrology bearer water
♓|Pisces|pisces|purple-square sign zodiac astrology fish
⛎|Ophiuchus|ophiuchus|sign purple-square constellation astrology bearer serpent snake zodiac
🔀|shuffle tracks button|twisted_rightwards_arrows|blue-square music random arrow arrows crossed rightwards symbol twisted merge
🔁|repeat button|repeat|loop record arrow arrows circle clockwise leftwards open retweet rightwards symbol
🔂|repeat single button|repeat_one|blue-square loop arrow arrows circle circled clockwise leftwards number once one open
▶️|play button|arrow_forward|blue-square right direction arrow black forward pointing triangle
⏩|fast-forward button|fast_forward|blue-square play speed continue arrow black double pointing right symbol triangle
⏭️|next track button|next_track_button|forward blue-square arrow bar black double pointing right scene skip symbol triangle
⏯️|play or pause button|play_or_pause_button|blue-square arrow bar black double pointing right symbol triangle vertical
◀️|reverse button|arrow_backward|blue-square left direction arrow backward black pointing triangle
⏪|fast reverse button|rewind|play blue-square arrow black double left pointing symbol triangle revert
⏮️|last track button|previous_track_button|backward arrow bar black double left pointing previous scene skip symbol triangle
🔼|upwards button|arrow_up_small|blue-square triangle direction point forward top arrow pointing red small up
⏫|fast up button|arrow_double_up|blue-square direction top arrow black double pointing triangle
🔽|downwards button|arrow_down_small|blue-square direction bottom arrow down pointing red small triangle
⏬|fast down button|arrow_double_down|blue-square direction bottom arrow black double pointing triangle
⏸️|pause button|pause_button|blue-square bar double symbol vertical
⏹️|stop button|stop_button|blue-square black for square symbol
⏺️|record button|record_button|blue-square black circle for symbol
⏏️|eject button|eject_button|blue-square symbol
🎦|cinema|cinema|film movie blue-square record curtain stage theater activity camera entertainment movies screen
🔅|dim button|low_brightness|sun afternoon warm summer brightness decrease low symbol
🔆|bright button|high_brightness|sun light brightness high increase symbol
📶|antenna bars|signal_strength|wifi blue-square reception phone internet connection bluetooth bar cell cellular communication mobile
🛜|wireless|wireless|wifi internet contactless signal
📳|vibration mode|vibration_mode|orange-square phone cell communication heart mobile silent telephone
📴|mobile phone off|mobile_phone_off|mute orange-square silence quiet cell communication telephone
♀️|female sign|female_sign|woman women lady girl symbol venus
♂️|male sign|male_sign|man boy men mars symbol
⚧️|transgender symbol|transgender_symbol|lgbtq female lgbt male pride sign stroke
✖️|multiply|heavy_multiplication_x|math calculation cancel heavy symbol x
➕|plus|heavy_plus_sign|math calculation addition more increase heavy symbol add
➖|minus|heavy_minus_sign|math calculation subtract less heavy symbol remove
➗|divide|heavy_division_sign|math calculation heavy symbol
🟰|heavy equals sign|heavy_equals_sign|math equality
♾️|infinity|infinity|forever paper permanent sign unbounded universal
‼️|double exclamation mark|bangbang|surprise punctuation red
⁉️|exclamation question mark|interrobang|wat punctuation surprise red
❓|red question mark|question|confused doubt black ornament punctuation
❔|white question mark|grey_question|doubts gray huh confused grey ornament outlined punctuation
❕|white exclamation mark|grey_exclamation|surprise punctuation gray wow warning grey ornament outlined
❗|red exclamation mark|exclamation heavy_exclamation_mark|bang danger surprise punctuation wow warning symbol
〰️|wavy dash|wavy_dash|draw line moustache mustache squiggle scribble punctuation wave
💱|currency exchange|currency_exchange|money sales dollar travel bank
💲|heavy dollar sign|heavy_dollar_sign|money sales payment currency buck
⚕️|medical symbol|medical_symbol|health hospital aesculapius asclepius asklepios care doctor medicine rod snake staff
♻️|recycling symbol|recycle|environment green arrow garbage trash black logo universal reuse
⚜️|fleur-de-lis|fleur_de_lis|decorative scout new orleans saints scouts
🔱|trident emblem|trident|weapon spear anchor pitchfork ship tool
📛|name badge|name_badge|fire forbid tag tofu
🔰|Japanese symbol for beginner|beginner|badge shield chevron green leaf mark shoshinsha tool yellow
⭕|hollow red circle|o|round correct heavy large mark
✅|check mark button|white_check_mark|green-square ok agree vote election answer tick green heavy symbol white
☑️|check box with check|ballot_box_with_check|ok agree confirm black-square vote election yes tick ballot checkbox mark
✔️|check mark|heavy_check_mark|ok nike answer yes tick heavy
❌|cross mark|x|no delete remove cancel red multiplication multiply
❎|cross mark button|negative_squared_cross_mark|x green-square no deny negative square squared
➰|curly loop|curly_loop|scribble draw shape squiggle curl curling
➿|double curly loop|loop|tape cassette curl curling voicemail
〽️|part alternation mark|part_alternation_mark|graph presentation stats business economics bad m
✳️|eight-spoked asterisk|eight_spoked_asterisk|star sparkle green-square
✴️|eight-pointed star|eight_pointed_black_star|orange-square shape polygon black orange
❇️|sparkle|sparkle|stars green-square awesome good fireworks
©️|copyright|copyright|ip license circle law legal c sign
®️|registered|registered|alphabet circle r sign
™️|trade mark|tm|trademark brand law legal sign
#️⃣|keycap: #|hash|number symbol blue-square twitter hashtag key octothorpe pound sign
*️⃣|keycap: *|asterisk|star keycap
0️⃣|keycap: 0|zero|numbers blue-square null digit
1️⃣|keycap: 1|one|blue-square numbers digit
2️⃣|keycap: 2|two|numbers prime blue-square digit
3️⃣|keycap: 3|three|numbers prime blue-square digit
4️⃣|keycap: 4|four|numbers blue-square digit
5️⃣|keycap: 5|five|numbers blue-square prime digit
6️⃣|keycap: 6|six|numbers blue-square digit
7️⃣|keycap: 7|seven|numbers blue-square prime digit
8️⃣|keycap: 8|eight|blue-square numbers digit
9️⃣|keycap: 9|nine|blue-square numbers digit
🔟|keycap: 10|keycap_ten|numbers blue-square ten number
🔠|input latin uppercase|capital_abcd|letters alphabet words blue-square abcd capital for symbol
🔡|input latin lowercase|abcd|blue-square letters alphabet for small symbol
🔢|input numbers|1234|blue-square 1 2 3 4 for numeric symbol
🔣|input symbols|symbols|blue-square music note ampersand percent glyphs characters for symbol
🔤|input latin letters|abc|alphabet blue-square for symbol
🅰️|A button (blood type)|a|red-square alphabet letter blood capital latin negative squared type
🆎|AB button (blood type)|ab|red-square alphabet blood negative squared type
🅱️|B button (blood type)|b|red-square alphabet letter blood capital latin negative squared type
🆑|CL button|cl|alphabet words red-square clear sign squared
🆒|COOL button|cool|words blue-square sign square squared
🆓|FREE button|free|blue-square words sign squared
ℹ️|information|information_source|blue-square alphabet letter i info lowercase source tourist
🆔|ID button|id|purple-square words identification identity sign squared
Ⓜ️|circled M|m|alphabet blue-circle letter capital circle latin metro
🆕|NEW button|new|fresh blue-square words start sign squared
🆖|NG button|ng|blue-square words shape icon blooper good no sign squared
🅾️|O button (blood type)|o2|alphabet red-square letter blood capital latin negative squared type
🆗|OK button|ok|yes good agree blue-square okay sign square squared
🅿️|P button|parking|cars blue-square alphabet letter capital latin negative sign squared
🆘|SOS button|sos|help emergency red-square words 911 distress sign signal squared
🆙|UP! button|up|blue-square above high exclamation level mark sign squared
🆚|VS button|vs|words orange-square squared versus
🈁|Japanese “here” button|koko|blue-square here katakana destination meaning sign squared word
🈂️|Japanese “service charge” button|sa|blue-square katakana meaning or sign squared
🈷️|Japanese “monthly amount” button|u6708|chinese month moon orange-square kanji cjk ideograph meaning radical sign squared unified
🈶|Japanese “not free of charge” button|u6709|orange-square chinese have kanji cjk exist ideograph meaning own sign squared unified
🈯|Japanese “reserved” button|u6307|chinese point green-square kanji cjk finger ideograph meaning sign squared unified
🉐|Japanese “bargain” button|ideograph_advantage|chinese kanji obtain get circle acquire advantage circled ideograph meaning sign
🈹|Japanese “discount” button|u5272|cut divide chinese kanji pink-square bargain cjk ideograph meaning sale sign squared
🈚|Japanese “free of charge” button|u7121|nothing chinese kanji orange-square cjk ideograph lacking meaning negation sign squared unified
🈲|Japanese “prohibited” button|u7981|kanji chinese forbidden limit restricted red-square cjk forbid ideograph meaning prohibit sign
🉑|Japanese “acceptable” button|accept|ok good chinese kanji agree yes orange-circle circled ideograph meaning sign
🈸|Japanese “application” button|u7533|chinese kanji orange-square apply cjk form ideograph meaning monkey request sign squared
🈴|Japanese “passing grade” button|u5408|chinese join kanji red-square agreement cjk ideograph meaning sign squared together unified
🈳|Japanese “vacancy” button|u7a7a|kanji chinese empty sky blue-square 7a7a available cjk ideograph meaning sign squared
㊗️|Japanese “congratulations” button|congratulations|chinese kanji red-circle circled congratulate congratulation ideograph meaning sign
㊙️|Japanese “secret” button|secret|privacy chinese sshh kanji red-circle circled ideograph meaning sign
🈺|Japanese “open for business” button|u55b6|orange-square 55b6 chinese cjk ideograph meaning operating sign squared unified work
🈵|Japanese “no vacancy” button|u6e80|full chinese red-square kanji 6e80 cjk fullness ideograph meaning sign squared unified
🔴|red circle|red_circle|shape error danger geometric large
🟠|orange circle|orange_circle|round geometric large
🟡|yellow circle|yellow_circle|round geometric large
🟢|green circle|green_circle|round geometric large
🔵|blue circle|large_blue_circle|shape icon button geometric large
🟣|purple circle|purple_circle|round geometric large
🟤|brown circle|brown_circle|round geometric large
⚫|black circle|black_circle|shape button round geometric medium
⚪|white circle|white_circle|shape round geometric medium
🟥|red square|red_square|card geometric large
🟧|orange square|orange_square|geometric large
🟨|yellow square|yellow_square|card geometric large
🟩|green square|green_square|geometric large
🟦|blue square|blue_square|geometric large
🟪|purple square|purple_square|geometric large
🟫|brown square|brown_square|geometric large
⬛|black large square|black_large_square|shape icon button geometric
⬜|white large square|white_large_square|shape icon stone button geometric
◼️|black medium square|black_medium_square|shape button icon geometric
◻️|white medium square|white_medium_square|shape stone icon geometric
◾|black medium-small square|black_medium_small_square|icon shape button geometric
◽|white medium-small square|white_medium_small_square|shape stone icon button geometric
▪️|black small square|black_small_square|shape icon geometric
▫️|white small square|white_small_square|shape icon geometric
🔶|large orange diamond|large_orange_diamond|shape jewel gem geometric
🔷|large blue diamond|large_blue_diamond|shape jewel gem geometric
🔸|small orange diamond|small_orange_diamond|shape jewel gem geometric
🔹|small blue diamond|small_blue_diamond|shape jewel gem geometric
🔺|red triangle pointed up|small_red_triangle|shape direction top geometric pointing small
🔻|red triangle pointed down|small_red_triangle_down|shape direction bottom geometric pointing small
💠|diamond with a dot|diamond_shape_with_a_dot_inside|jewel blue gem crystal fancy comic cuteness flower geometric inside kawaii shape
🔘|radio button|radio_button|input old music circle geometric
🔳|white square button|white_square_button|shape input geometric outlined
🔲|black square button|black_square_button|shape input frame geometric
# Flags
🏁|chequered flag|checkered_flag|milestone finish contest finishline race gokart checkered girl grid racing
🚩|triangular flag|triangular_flag_on_post|mark milestone place pole post red
🎌|crossed flags|crossed_flags|japanese nation country border activity celebration cross flag two
🏴|black flag|black_flag|pirate waving
🏳️|white flag|white_flag|losing loser lost surrender fail waving
🏳️‍🌈|rainbow flag|rainbow_flag|pride gay lgbt queer homosexual lesbian bisexual
🏳️‍⚧️|transgender flag|transgender_flag|pride lgbtq blue lgbt light pink trans white
🏴‍☠️|pirate flag|pirate_flag|skull crossbones banner jolly plunder roger treasure
🇦🇨|flag: Ascension Island|ascension_island|
🇦🇩|flag: Andorra|andorra|ad flag nation country banner andorran
🇦🇪|flag: United Arab Emirates|united_arab_emirates|flag nation country banner emirati uae
🇦🇫|flag: Afghanistan|afghanistan|af flag nation country banner afghan
🇦🇬|flag: Antigua & Barbuda|antigua_barbuda|flag nation country banner
🇦🇮|flag: Anguilla|anguilla|ai flag nation country banner anguillan
🇦🇱|flag: Albania|albania|al flag nation country banner albanian
🇦🇲|flag: Armenia|armenia|am flag nation country banner armenian
🇦🇴|flag: Angola|angola|ao flag nation country banner angolan
🇦🇶|flag: Antarctica|antarctica|aq flag nation country banner antarctic
🇦🇷|flag: Argentina|argentina|ar flag nation country banner argentinian
🇦🇸|flag: American Samoa|american_samoa|ws flag nation country banner samoan
🇦🇹|flag: Austria|austria|at flag nation country banner austrian
🇦🇺|flag: Australia|australia|au flag nation country banner aussie australian heard mcdonald
🇦🇼|flag: Aruba|aruba|aw flag nation country banner aruban
🇦🇽|flag: Åland Islands|aland_islands|Åland flag nation country banner
🇦🇿|flag: Azerbaijan|azerbaijan|az flag nation country banner azerbaijani
🇧🇦|flag: Bosnia & Herzegovina|bosnia_herzegovina|flag nation country banner
🇧🇧|flag: Barbados|barbados|bb flag nation country banner bajan barbadian
🇧🇩|flag: Bangladesh|bangladesh|bd flag nation country banner bangladeshi
🇧🇪|flag: Belgium|belgium|be flag nation country banner belgian
🇧🇫|flag: Burkina Faso|burkina_faso|flag nation country banner burkinabe
🇧🇬|flag: Bulgaria|bulgaria|bg flag nation country banner bulgarian
🇧🇭|flag: Bahrain|bahrain|bh flag nation country banner bahrainian bahrani
🇧🇮|flag: Burundi|burundi|bi flag nation country banner burundian
🇧🇯|flag: Benin|benin|bj flag nation country banner beninese
🇧🇱|flag: St. Barthélemy|st_barthelemy|saint flag nation country banner
🇧🇲|flag: Bermuda|bermuda|bm flag nation country banner
🇧🇳|flag: Brunei|brunei|bn darussalam flag nation country banner bruneian
🇧🇴|flag: Bolivia|bolivia|bo flag nation country banner bolivian
🇧🇶|flag: Caribbean Netherlands|caribbean_netherlands|bonaire flag nation country banner eustatius saba sint
🇧🇷|flag: Brazil|brazil|br flag nation country banner brasil brazilian for
🇧🇸|flag: Bahamas|bahamas|bs flag nation country banner bahamian
🇧🇹|flag: Bhutan|bhutan|bt flag nation country banner bhutanese
🇧🇻|flag: Bouvet Island|bouvet_island|norway
🇧🇼|flag: Botswana|botswana|bw flag nation country banner batswana
🇧🇾|flag: Belarus|belarus|by flag nation country banner belarusian
🇧🇿|flag: Belize|belize|bz flag nation country banner belizean
🇨🇦|flag: Canada|canada|ca flag nation country banner canadian
🇨🇨|flag: Cocos (Keeling) Islands|cocos_islands|keeling flag nation country banner island
🇨🇩|flag: Congo - Kinshasa|congo_kinshasa|democratic republic flag nation country banner drc
🇨🇫|flag: Central African Republic|central_african_republic|flag nation country banner
🇨🇬|flag: Congo - Brazzaville|congo_brazzaville|flag nation country banner republic
🇨🇭|flag: Switzerland|switzerland|ch flag nation country banner cross red swiss
🇨🇮|flag: Côte d’Ivoire|cote_divoire|ivory coast flag nation country banner divoire
🇨🇰|flag: Cook Islands|cook_islands|flag nation country banner island islander
🇨🇱|flag: Chile|chile|flag nation country banner chilean
🇨🇲|flag: Cameroon|cameroon|cm flag nation country banner cameroonian
🇨🇳|flag: China|cn|chinese prc flag country nation banner indicator letters regional symbol
🇨🇴|flag: Colombia|colombia|co flag nation country banner colombian
🇨🇵|flag: Clipperton Island|clipperton_island|
🇨🇷|flag: Costa Rica|costa_rica|flag nation country banner rican
🇨🇺|flag: Cuba|cuba|cu flag nation country banner cuban
🇨🇻|flag: Cape Verde|cape_verde|cabo flag nation country banner verdian
🇨🇼|flag: Curaçao|curacao|flag nation country banner antilles curaçaoan
🇨🇽|flag: Christmas Island|christmas_island|flag nation country banner
🇨🇾|flag: Cyprus|cyprus|cy flag nation country banner cypriot
🇨🇿|flag: Czechia|czech_republic|cz flag nation country banner czech republic
🇩🇪|flag: Germany|de|flag german nation country banner deutsch indicator letters regional symbol
🇩🇬|flag: Diego Garcia|diego_garcia|
🇩🇯|flag: Djibouti|djibouti|dj flag nation country banner djiboutian
🇩🇰|flag: Denmark|denmark|dk flag nation country banner danish
🇩🇲|flag: Dominica|dominica|dm flag nation country banner
🇩🇴|flag: Dominican Republic|dominican_republic|flag nation country banner dom rep
🇩🇿|flag: Algeria|algeria|dz flag nation country banner algerian
🇪🇦|flag: Ceuta & Melilla|ceuta_melilla|
🇪🇨|flag: Ecuador|ecuador|ec flag nation country banner ecuadorian
🇪🇪|flag: Estonia|estonia|ee flag nation country banner estonian
🇪🇬|flag: Egypt|egypt|eg flag nation country banner egyptian
🇪🇭|flag: Western Sahara|western_sahara|flag nation country banner saharan west
🇪🇷|flag: Eritrea|eritrea|er flag nation country banner eritrean
🇪🇸|flag: Spain|es|flag nation country banner ceuta indicator letters melilla regional spanish symbol
🇪🇹|flag: Ethiopia|ethiopia|et flag nation country banner ethiopian
🇪🇺|flag: European Union|eu european_union|flag banner
🇫🇮|flag: Finland|finland|fi flag nation country banner finnish
🇫🇯|flag: Fiji|fiji|fj flag nation country banner fijian
🇫🇰|flag: Falkland Islands|falkland_islands|malvinas flag nation country banner falklander falklands island islas
🇫🇲|flag: Micronesia|micronesia|federated states flag nation country banner micronesian
🇫🇴|flag: Faroe Islands|faroe_islands|flag nation country banner island islander
🇫🇷|flag: France|fr|french banner flag nation country clipperton indicator island letters martin regional saint
🇬🇦|flag: Gabon|gabon|ga flag nation country banner gabonese
🇬🇧|flag: United Kingdom|gb uk|flag british great britain northern ireland nation country banner UK english england
🇬🇩|flag: Grenada|grenada|gd flag nation country banner grenadian
🇬🇪|flag: Georgia|georgia|ge flag nation country banner georgian
🇬🇫|flag: French Guiana|french_guiana|flag nation country banner guinean
🇬🇬|flag: Guernsey|guernsey|gg flag nation country banner
🇬🇭|flag: Ghana|ghana|gh flag nation country banner ghanaian
🇬🇮|flag: Gibraltar|gibraltar|gi flag nation country banner gibraltarian
🇬🇱|flag: Greenland|greenland|gl flag nation country banner greenlandic
🇬🇲|flag: Gambia|gambia|gm flag nation country banner
🇬🇳|flag: Guinea|guinea|gn flag nation country banner guinean
🇬🇵|flag: Guadeloupe|guadeloupe|gp flag nation country banner guadeloupean
🇬🇶|flag: Equatorial Guinea|equatorial_guinea|gn flag nation country banner equatoguinean guinean
🇬🇷|flag: Greece|greece|gr flag nation country banner greek
🇬🇸|flag: South Georgia & South Sandwich Islands|south_georgia_south_sandwich_islands|flag nation country banner island
🇬🇹|flag: Guatemala|guatemala|gt flag nation country banner guatemalan
🇬🇺|flag: Guam|guam|gu flag nation country banner chamorro guamanian
🇬🇼|flag: Guinea-Bissau|guinea_bissau|gw bissau flag nation country banner
🇬🇾|flag: Guyana|guyana|gy flag nation country banner guyanese
🇭🇰|flag: Hong Kong SAR China|hong_kong|flag nation country banner
🇭🇲|flag: Heard & McDonald Islands|heard_mcdonald_islands|
🇭🇳|flag: Honduras|honduras|hn flag nation country banner honduran
🇭🇷|flag: Croatia|croatia|hr flag nation country banner croatian
🇭🇹|flag: Haiti|haiti|ht flag nation country banner haitian
🇭🇺|flag: Hungary|hungary|hu flag nation country banner hungarian
🇮🇨|flag: Canary Islands|canary_islands|flag nation country banner island
🇮🇩|flag: Indonesia|indonesia|flag nation country banner indonesian
🇮🇪|flag: Ireland|ireland|ie flag nation country banner
🇮🇱|flag: Israel|israel|il flag nation country banner israeli
🇮🇲|flag: Isle of Man|isle_of_man|flag nation country banner manx
🇮🇳|flag: India|india|in flag nation country banner indian
🇮🇴|flag: British Indian Ocean Territory|british_indian_ocean_territory|flag nation country banner chagos diego garcia island
🇮🇶|flag: Iraq|iraq|iq flag nation country banner iraqi
🇮🇷|flag: Iran|iran|islamic republic flag nation country banner
🇮🇸|flag: Iceland|iceland|is flag nation country banner icelandic
🇮🇹|flag: Italy|it|flag nation country banner indicator italian letters regional symbol
🇯🇪|flag: Jersey|jersey|je flag nation country banner
🇯🇲|flag: Jamaica|jamaica|jm flag nation country banner
🇯🇴|flag: Jordan|jordan|jo flag nation country banner jordanian
🇯🇵|flag: Japan|jp|japanese nation flag country banner ja indicator letters regional symbol
🇰🇪|flag: Kenya|kenya|ke flag nation country banner kenyan
🇰🇬|flag: Kyrgyzstan|kyrgyzstan|kg flag nation country banner kyrgyzstani
🇰🇭|flag: Cambodia|cambodia|kh flag nation country banner cambodian
🇰🇮|flag: Kiribati|kiribati|ki flag nation country banner i
🇰🇲|flag: Comoros|comoros|km flag nation country banner comoran
🇰🇳|flag: St. Kitts & Nevis|st_kitts_nevis|saint flag nation country banner
🇰🇵|flag: North Korea|north_korea|nation flag country banner korean
🇰🇷|flag: South Korea|kr|nation flag country banner indicator korean letters regional symbol
🇰🇼|flag: Kuwait|kuwait|kw flag nation country banner kuwaiti
🇰🇾|flag: Cayman Islands|cayman_islands|flag nation country banner caymanian island
🇰🇿|flag: Kazakhstan|kazakhstan|kz flag nation country banner kazakh kazakhstani
🇱🇦|flag: Laos|laos|lao democratic republic flag nation country banner laotian
🇱🇧|flag: Lebanon|lebanon|lb flag nation country banner lebanese
🇱🇨|flag: St. Lucia|st_lucia|saint flag nation country banner
🇱🇮|flag: Liechtenstein|liechtenstein|li flag nation country banner liechtensteiner
🇱🇰|flag: Sri Lanka|sri_lanka|flag nation country banner lankan
🇱🇷|flag: Liberia|liberia|lr flag nation country banner liberian
🇱🇸|flag: Lesotho|lesotho|ls flag nation country banner basotho
🇱🇹|flag: Lithuania|lithuania|lt flag nation country banner lithuanian
🇱🇺|flag: Luxembourg|luxembourg|lu flag nation country banner luxembourger
🇱🇻|flag: Latvia|latvia|lv flag nation country banner latvian
🇱🇾|flag: Libya|libya|ly flag nation country banner libyan
🇲🇦|flag: Morocco|morocco|ma flag nation country banner moroccan
🇲🇨|flag: Monaco|monaco|mc flag nation country banner monégasque
🇲🇩|flag: Moldova|moldova|republic flag nation country banner moldovan
🇲🇪|flag: Montenegro|montenegro|me flag nation country banner montenegrin
🇲🇫|flag: St. Martin|st_martin|
🇲🇬|flag: Madagascar|madagascar|mg flag nation country banner madagascan
🇲🇭|flag: Marshall Islands|marshall_islands|flag nation country banner island marshallese
🇲🇰|flag: North Macedonia|macedonia|flag nation country banner macedonian
🇲🇱|flag: Mali|mali|ml flag nation country banner malian
🇲🇲|flag: Myanmar (Burma)|myanmar|burma mm flag nation country banner burmese for
🇲🇳|flag: Mongolia|mongolia|mn flag nation country banner mongolian
🇲🇴|flag: Macao SAR China|macau|flag nation country banner
🇲🇵|flag: Northern Mariana Islands|northern_mariana_islands|flag nation country banner island micronesian north
🇲🇶|flag: Martinique|martinique|mq flag nation country banner snake
🇲🇷|flag: Mauritania|mauritania|mr flag nation country banner mauritanian
🇲🇸|flag: Montserrat|montserrat|ms flag nation country banner montserratian
🇲🇹|flag: Malta|malta|mt flag nation country banner maltese
🇲🇺|flag: Mauritius|mauritius|mu flag nation country banner mauritian
🇲🇻|flag: Maldives|maldives|mv flag nation country banner maldivian
🇲🇼|flag: Malawi|malawi|mw flag nation country banner
🇲🇽|flag: Mexico|mexico|mx flag nation country banner mexican
🇲🇾|flag: Malaysia|malaysia|my flag nation country banner malaysian
🇲🇿|flag: Mozambique|mozambique|mz flag nation country banner mozambican
🇳🇦|flag: Namibia|namibia|na flag nation country banner namibian
🇳🇨|flag: New Caledonia|new_caledonia|flag nation country banner caledonian
🇳🇪|flag: Niger|niger|ne flag nation country banner
🇳🇫|flag: Norfolk Island|norfolk_island|flag nation country banner
🇳🇬|flag: Nigeria|nigeria|flag nation country banner nigerian
🇳🇮|flag: Nicaragua|nicaragua|ni flag nation country banner nicaraguan
🇳🇱|flag: Netherlands|netherlands|nl flag nation country banner dutch
🇳🇴|flag: Norway|norway|no flag nation country banner bouvet jan mayen norwegian svalbard
🇳🇵|flag: Nepal|nepal|np flag nation country banner nepalese
🇳🇷|flag: Nauru|nauru|nr flag nation country banner nauruan
🇳🇺|flag: Niue|niue|nu flag nation country banner niuean
🇳🇿|flag: New Zealand|new_zealand|flag nation country banner kiwi
🇴🇲|flag: Oman|oman|flag nation country banner omani
🇵🇦|flag: Panama|panama|pa flag nation country banner panamanian
🇵🇪|flag: Peru|peru|pe flag nation country banner peruvian
🇵🇫|flag: French Polynesia|french_polynesia|flag nation country banner polynesian
🇵🇬|flag: Papua New Guinea|papua_new_guinea|flag nation country banner guinean png
🇵🇭|flag: Philippines|philippines|ph flag nation country banner
🇵🇰|flag: Pakistan|pakistan|pk flag nation country banner pakistani
🇵🇱|flag: Poland|poland|pl flag nation country banner polish
🇵🇲|flag: St. Pierre & Miquelon|st_pierre_miquelon|saint flag nation country banner
🇵🇳|flag: Pitcairn Islands|pitcairn_islands|flag nation country banner island
🇵🇷|flag: Puerto Rico|puerto_rico|flag nation country banner rican
🇵🇸|flag: Palestinian Territories|palestinian_territories|palestine flag nation country banner
🇵🇹|flag: Portugal|portugal|pt flag nation country banner portugese
🇵🇼|flag: Palau|palau|pw flag nation country banner palauan
🇵🇾|flag: Paraguay|paraguay|py flag nation country banner paraguayan
🇶🇦|flag: Qatar|qatar|qa flag nation country banner qatari
🇷🇪|flag: Réunion|reunion|flag nation country banner réunionnais
🇷🇴|flag: Romania|romania|ro flag nation country banner romanian
🇷🇸|flag: Serbia|serbia|rs flag nation country banner
🇷🇺|flag: Russia|ru|russian federation flag nation country banner indicator letters regional symbol
🇷🇼|flag: Rwanda|rwanda|rw flag nation country banner rwandan
🇸🇦|flag: Saudi Arabia|saudi_arabia|flag nation country banner
🇸🇧|flag: Solomon Islands|solomon_islands|flag nation country banner island
🇸🇨|flag: Seychelles|seychelles|sc flag nation country banner
🇸🇩|flag: Sudan|sudan|sd flag nation country banner sudanese
🇸🇪|flag: Sweden|sweden|se flag nation country banner swedish
🇸🇬|flag: Singapore|singapore|sg flag nation country banner singaporean
🇸🇭|flag: St. Helena|st_helena|saint ascension tristan cunha flag nation country banner
🇸🇮|flag: Slovenia|slovenia|si flag nation country banner slovenian
🇸🇯|flag: Svalbard & Jan Mayen|svalbard_jan_mayen|
🇸🇰|flag: Slovakia|slovakia|sk flag nation country banner slovakian
🇸🇱|flag: Sierra Leone|sierra_leone|flag nation country banner leonean
🇸🇲|flag: San Marino|san_marino|flag nation country banner sammarinese
🇸🇳|flag: Senegal|senegal|sn flag nation country banner sengalese
🇸🇴|flag: Somalia|somalia|so flag nation country banner
🇸🇷|flag: Suriname|suriname|sr flag nation country banner surinamer
🇸🇸|flag: South Sudan|south_sudan|sd flag nation country banner
🇸🇹|flag: São Tomé & Príncipe|sao_tome_principe|sao tome principe flag nation country banner
🇸🇻|flag: El Salvador|el_salvador|flag nation country banner salvadoran
🇸🇽|flag: Sint Maarten|sint_maarten|dutch flag nation country banner
🇸🇾|flag: Syria|syria|syrian arab republic flag nation country banner
🇸🇿|flag: Eswatini|swaziland|sz flag nation country banner
🇹🇦|flag: Tristan da Cunha|tristan_da_cunha|
🇹🇨|flag: Turks & Caicos Islands|turks_caicos_islands|flag nation country banner island
🇹🇩|flag: Chad|chad|td flag nation country banner chadian
🇹🇫|flag: French Southern Territories|french_southern_territories|flag nation country banner antarctic lands
🇹🇬|flag: Togo|togo|tg flag nation country banner togolese
🇹🇭|flag: Thailand|thailand|th flag nation country banner thai
🇹🇯|flag: Tajikistan|tajikistan|tj flag nation country banner tajik
🇹🇰|flag: Tokelau|tokelau|tk flag nation country banner tokelauan
🇹🇱|flag: Timor-Leste|timor_leste|timor leste flag nation country banner east timorese
🇹🇲|flag: Turkmenistan|turkmenistan|flag nation country banner turkmen
🇹🇳|flag: Tunisia|tunisia|tn flag nation country banner tunisian
🇹🇴|flag: Tonga|tonga|to flag nation country banner
🇹🇷|flag: Turkey|tr|flag nation country banner türkiye
🇹🇹|flag: Trinidad & Tobago|trinidad_tobago|flag nation country banner
🇹🇻|flag: Tuvalu|tuvalu|flag nation country banner tuvaluan
🇹🇼|flag: Taiwan|taiwan|tw flag nation country banner china taiwanese
🇹🇿|flag: Tanzania|tanzania|united republic flag nation country banner tanzanian
🇺🇦|flag: Ukraine|ukraine|ua flag nation country banner ukrainian
🇺🇬|flag: Uganda|uganda|ug flag nation country banner
🇺🇲|flag: U.S. Outlying Islands|us_outlying_islands|us
🇺🇳|flag: United Nations|united_nations|un flag banner
🇺🇸|flag: United States|us|flag america nation country banner american indicator islands letters outlying regional symbol
🇺🇾|flag: Uruguay|uruguay|uy flag nation country banner uruguayan
🇺🇿|flag: Uzbekistan|uzbekistan|uz flag nation country banner uzbek uzbekistani
🇻🇦|flag: Vatican City|vatican_city|flag nation country banner vanticanien
🇻🇨|flag: St. Vincent & Grenadines|st_vincent_grenadines|saint flag nation country banner
🇻🇪|flag: Venezuela|venezuela|ve bolivarian republic flag nation country banner venezuelan
🇻🇬|flag: British Virgin Islands|british_virgin_islands|bvi flag nation country banner island islander
🇻🇮|flag: U.S. Virgin Islands|us_virgin_islands|us flag nation country banner america island islander states united usa
🇻🇳|flag: Vietnam|vietnam|viet nam flag nation country banner vietnamese
🇻🇺|flag: Vanuatu|vanuatu|vu flag nation country banner ni
🇼🇫|flag: Wallis & Futuna|wallis_futuna|flag nation country banner
🇼🇸|flag: Samoa|samoa|ws flag nation country banner
🇽🇰|flag: Kosovo|kosovo|xk flag nation country banner kosovar
🇾🇪|flag: Yemen|yemen|ye flag nation country banner
🇾🇹|flag: Mayotte|mayotte|yt flag nation country banner
🇿🇦|flag: South Africa|south_africa|flag nation country banner
🇿🇲|flag: Zambia|zambia|zm flag nation country banner zambian
🇿🇼|flag: Zimbabwe|zimbabwe|zw flag nation country banner zim
🏴󠁧󠁢󠁥󠁮󠁧󠁿|flag: England|england|flag english cross st
🏴󠁧󠁢󠁳󠁣󠁴󠁿|flag: Scotland|scotland|flag scottish cross saltire st
🏴󠁧󠁢󠁷󠁬󠁳󠁿|flag: Wales|wales|flag welsh baner cymru ddraig dragon goch red y
`;
